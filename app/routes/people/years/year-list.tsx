import CalendarRange from 'lucide-react/icons/calendar-range'
import Plus from 'lucide-react/icons/plus'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { YearDates } from '#tenants/people/years/year-dates.ts'
import { paths } from '../paths.ts'

/** The school's years with their days, the newest first. */
export function YearList({ years }: { years: readonly (YearDates & { id: string })[] }) {
  const { t, locale } = useLanguage()
  return (
    <section className="mt-10">
      <SectionHeader
        title={t('people.years.title')}
        action={
          <Button href={paths.newYear()} size="sm" variant="ghost" icon={Plus}>
            {t('people.years.add')}
          </Button>
        }
      />
      {years.length === 0 ? (
        <EmptyState level={3} title={t('people.years.none')} text={t('people.years.none_text')} />
      ) : (
        <List label={t('people.years.title')}>
          {years.map(({ id, name, startsOn, endsOn }) => (
            <ListRow
              key={id}
              href={paths.year(id)}
              lead={<RowIcon icon={CalendarRange} />}
              title={name}
              text={t('people.years.days', {
                from: formatDay(locale, startsOn, 'short'),
                to: formatDay(locale, endsOn, 'short'),
              })}
            />
          ))}
        </List>
      )}
    </section>
  )
}
