import { formatFullDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import type { StateChange } from '#tenants/billing/school-standing.server.ts'
import { StateBadge } from './state-badge.tsx'

/** How a school's state has changed, newest first, each with what led to it. */
export function StateTimeline({ changes }: { changes: readonly StateChange[] }) {
  const { t, locale } = useLanguage()
  if (changes.length === 0) return <Card>{t('console.timeline.none')}</Card>
  return (
    <List label={t('console.timeline.title')}>
      {changes.map(({ id, fromState, toState, cause, day }) => (
        <ListRow
          key={id}
          clamp={false}
          title={t('console.timeline.step', {
            from: t(`console.state.${fromState}`),
            to: t(`console.state.${toState}`),
          })}
          meta={<time dateTime={day}>{formatFullDay(locale, day)}</time>}
          text={t(`billing.cause.${cause}`)}
          trail={<StateBadge state={toState} />}
        />
      ))}
    </List>
  )
}
