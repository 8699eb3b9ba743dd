import { useT } from '#app/platform/i18n/provider.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'

/** The quiet hours that hold, in words; null where there are none. */
export interface QuietHoursListProps {
  ownHours: string | null
  schoolHours: string | null
}

/** One's own quiet hours, which lead to their page, and the school's. */
export function QuietHoursList({ ownHours, schoolHours }: QuietHoursListProps) {
  const t = useT()
  return (
    <section>
      <SectionHeader title={t('notifications.quiet.title')} />
      <List>
        <ListRow
          href="/notifications/quiet-hours"
          title={t('notifications.quiet.own')}
          text={ownHours ?? t('notifications.quiet.none')}
        />
        <ListRow title={t('notifications.quiet.school')} text={schoolHours ?? t('notifications.quiet.none')} />
      </List>
    </section>
  )
}
