// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import { Form } from '@remix-run/react'
import { AskedEnd } from '#app/platform/asked-end.tsx'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { mostCards } from '../limits.ts'
import { paths } from '../paths.ts'

/** A guardian's printed cards, to print again or to end. @param cardId of the next one, so that a double tap makes one */
export function CardList({ cards, cardId }: { cards: readonly { id: string; madeAt: string }[]; cardId: string }) {
  const { t, locale, timeZone } = useLanguage()
  return (
    <section>
      <SectionHeader title={t('attendance.kiosk.card.list')} />
      <Card className="flex flex-col gap-4">
        <p className="text-ink-soft">{t('attendance.kiosk.card.why')}</p>
        {cards.length > 0 ? (
          <ul role="list" className="divide-y divide-line/70">
            {cards.map(({ id, madeAt }) => {
              const time = formatMoment(locale, timeZone, madeAt)
              return (
                <li key={id} className="flex flex-wrap items-center gap-2 py-2">
                  <p className="grow basis-40">{t('attendance.kiosk.card.made', { time })}</p>
                  <Button size="sm" variant="secondary" href={paths.kioskCard(id)}>
                    {t('attendance.kiosk.card.show')}
                  </Button>
                  <AskedEnd
                    action={paths.endKioskCard(id)}
                    label={t('attendance.kiosk.card.end')}
                    title={t('attendance.kiosk.card.end_title')}
                    text={t('attendance.kiosk.card.end_text')}
                  />
                </li>
              )
            })}
          </ul>
        ) : null}
        {cards.length < mostCards ? (
          <Form method="post" action={paths.kioskCards()}>
            <input type="hidden" name="cardId" value={cardId} />
            <Button type="submit" variant="secondary" className="max-sm:w-full">
              {t('attendance.kiosk.card.make')}
            </Button>
          </Form>
        ) : null}
      </Card>
    </section>
  )
}
