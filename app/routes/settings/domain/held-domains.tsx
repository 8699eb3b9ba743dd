import { Form } from '@remix-run/react'
import Hourglass from 'lucide-react/icons/hourglass'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'

/** Domains that the school gave up and nobody else can have for a while. */
export function HeldDomains({ held }: { held: readonly { hostname: string; read: string; until: Date }[] }) {
  const { t, locale, timeZone } = useLanguage()
  return (
    <section>
      <SectionHeader title={t('settings.domain.held.title')} />
      <List>
        {held.map(({ hostname, read, until }) => (
          <ListRow
            key={hostname}
            lead={<RowIcon icon={Hourglass} tone="accent" />}
            title={<span className="[overflow-wrap:anywhere]">{read}</span>}
            text={t('settings.domain.held.until', { when: formatMoment(locale, timeZone, until) })}
            clamp={false}
            trail={
              <Form method="post" action="/settings/domain">
                <input type="hidden" name="domain" value={hostname} />
                <Button
                  type="submit"
                  variant="secondary"
                  size="sm"
                  aria-label={`${t('settings.domain.held.back')}: ${read}`}
                >
                  {t('settings.domain.held.back')}
                </Button>
              </Form>
            }
          />
        ))}
      </List>
    </section>
  )
}
