import CalendarSync from 'lucide-react/icons/calendar-sync'
import DoorOpen from 'lucide-react/icons/door-open'
import Shapes from 'lucide-react/icons/shapes'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import type { ClassTime } from '#tenants/people/class-history.server.ts'
import { formatDay } from './i18n/format.ts'
import { useLanguage } from './i18n/provider.tsx'

const icons = { coming: DoorOpen, year: CalendarSync, move: Shapes }

/** The classes of a child, the latest first: of which school year, from when to when, and how it came into them. */
export function ClassTimes({ times, label }: { times: readonly ClassTime[]; label: string }) {
  const { t, locale } = useLanguage()
  return (
    <List label={label}>
      {times.map(({ id, className, schoolYear, startsOn, endsOn, by }) => {
        const from = formatDay(locale, startsOn, 'short')
        const days = endsOn
          ? t('shell.class.days', { from, to: formatDay(locale, endsOn, 'short') })
          : t('shell.class.since', { from })
        return (
          <ListRow
            key={id}
            lead={<RowIcon icon={icons[by]} />}
            title={className}
            meta={schoolYear}
            text={`${days} · ${t(`shell.class.by.${by}`)}`}
          />
        )
      })}
    </List>
  )
}
