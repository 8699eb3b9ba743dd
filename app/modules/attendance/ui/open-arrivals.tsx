// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import { useFetcher } from '@remix-run/react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { formatClock } from '../clock.ts'
import type { KioskArrival } from '../kiosk-arrivals.server.ts'
import { paths } from '../paths.ts'

/** Children of whom somebody said at a kiosk without a network that they have come: staff who see them say so. */
export function OpenArrivals({ arrivals }: { arrivals: readonly KioskArrival[] }) {
  const { t } = useLanguage()
  if (arrivals.length === 0) return null
  return (
    <Card as="section" className="mb-6 flex flex-col gap-3">
      <h2 className="text-lg">{t('attendance.kiosk.arrivals.title', { count: arrivals.length })}</h2>
      <p className="text-ink-soft text-sm">{t('attendance.kiosk.arrivals.text')}</p>
      <ul role="list" className="divide-y divide-line/70">
        {arrivals.map(arrival => (
          <OpenArrival key={arrival.id} arrival={arrival} />
        ))}
      </ul>
    </Card>
  )
}

function OpenArrival({ arrival: { id, childName, kioskName, arrivedAt } }: { arrival: KioskArrival }) {
  const { t, locale, timeZone } = useLanguage()
  const fetcher = useFetcher({ key: `arrival-${id}` })
  const busy = fetcher.state !== 'idle'
  const time = formatClock(locale, timeZone, arrivedAt)
  return (
    <li className="flex flex-wrap items-center gap-3 py-2">
      <p className="grow basis-40 font-semibold">
        {t('attendance.kiosk.arrivals.line', { name: childName, time, kiosk: kioskName })}
      </p>
      <fetcher.Form data-discover="true" method="post" action={paths.answerArrival(id)} className="flex gap-2">
        {(['seen', 'not_seen'] as const).map(answer => (
          <Button
            key={answer}
            type="submit"
            name="answer"
            value={answer}
            size="sm"
            variant={answer === 'seen' ? 'soft' : 'ghost'}
            busy={busy}
            aria-label={t(`attendance.kiosk.arrivals.${answer}_name`, { name: childName })}
          >
            {t(`attendance.kiosk.arrivals.${answer}`)}
          </Button>
        ))}
      </fetcher.Form>
    </li>
  )
}
