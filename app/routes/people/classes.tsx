import { useLoaderData } from '@remix-run/react'
import CalendarSync from 'lucide-react/icons/calendar-sync'
import Plus from 'lucide-react/icons/plus'
import Shapes from 'lucide-react/icons/shapes'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { asId } from '#tenants/files/media-id.ts'
import { classOf, openClasses } from '#tenants/people/classes.server.ts'
import { recentChanges } from '#tenants/people/years/plan.server.ts'
import { yearsOf } from '#tenants/people/years/years.server.ts'
import { paths } from './paths.ts'
import { PeopleHead } from './people-head.tsx'
import { Undo } from './undo.tsx'
import { YearList } from './years/year-list.tsx'

export const loader = load('people:edit', async ({ school, url, t }) => {
  const closedId = asId(url.searchParams.get('closed') ?? undefined)
  const [classes, closed, changes, years] = await Promise.all([
    openClasses(school),
    closedId ? classOf(school, closedId) : null,
    recentChanges(school),
    yearsOf(school),
  ])
  return { title: t('people.tab.classes'), classes, changes, years, closed: closed?.closed ? closed : null }
})

export const meta = titled

export default function Classes() {
  const { t, locale } = useLanguage()
  const { classes, closed, changes, years } = useLoaderData<typeof loader>()
  const add = (
    <Button href={paths.newClass()} icon={Plus}>
      {t('people.classes.add')}
    </Button>
  )
  return (
    <>
      <PeopleHead tab="classes" actions={classes.length > 0 ? add : undefined} />
      {changes.map(({ id, state, toYear, takesOn }) => (
        <div key={id} className="mb-5">
          <Banner
            tone="info"
            actions={
              <Button href={paths.yearChange(id)} size="sm" variant="secondary">
                {t('people.year.look')}
              </Button>
            }
          >
            {t(state === 'made' ? 'people.year.was_made' : 'people.year.is_planned', {
              year: toYear,
              day: formatDay(locale, takesOn),
            })}
          </Banner>
        </div>
      ))}
      {closed ? (
        <div className="mb-5">
          <Undo
            tone="ok"
            text={t('people.class.closed_name', { name: closed.name })}
            action={paths.reopening(closed.id)}
          />
        </div>
      ) : null}
      {classes.length === 0 ? (
        <EmptyState
          illustration={<PeopleIllustration />}
          title={t('people.classes.none')}
          text={t('people.classes.none_hint')}
          actions={add}
        />
      ) : (
        <List label={t('people.tab.classes')}>
          {classes.map(({ id, name, schoolYear, children, staff }) => (
            <ListRow
              key={id}
              href={paths.class(id)}
              lead={<RowIcon icon={Shapes} tone="brand" />}
              title={name}
              meta={schoolYear}
              text={[
                t('people.children.count', { count: children }),
                staff.join(', ') || t('people.classes.no_staff'),
              ].join(' · ')}
            />
          ))}
        </List>
      )}
      {classes.length > 0 ? (
        <div className="mt-6">
          <Button href={paths.newYearChange()} variant="secondary" icon={CalendarSync}>
            {t('people.year.title')}
          </Button>
        </div>
      ) : null}
      <YearList years={years} />
    </>
  )
}
