import { formatFullDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import type { PlanStanding } from '#tenants/billing/plan-standing.server.ts'

/** How the school has stood with us over time, newest first. */
export function StandingList({ entries }: { entries: PlanStanding['history'] }) {
  const { t, locale } = useLanguage()
  if (entries.length === 0) return <Card>{t('billing.history.none')}</Card>
  return (
    <List>
      {entries.map(({ id, toState, cause, day }) => (
        <ListRow
          key={id}
          clamp={false}
          title={t(`billing.state.${toState}`)}
          meta={<time dateTime={day}>{formatFullDay(locale, day)}</time>}
          text={t(`billing.cause.${cause}`)}
        />
      ))}
    </List>
  )
}
