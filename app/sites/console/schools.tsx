import { useLoaderData, useNavigation } from '@remix-run/react'
import DoorClosed from 'lucide-react/icons/door-closed'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { SearchIllustration } from '#app/ui/illustrations/search.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { schoolStates, schoolTroubles } from '#db/school-states.ts'
import { planIds } from '#tenants/plans.ts'
import { countStates, listSchools } from '#tenants/school-list.server.ts'
import { paths } from './paths.ts'
import { Pages } from './ui/pages.tsx'
import { SchoolFilter } from './ui/school-filter.tsx'
import { SchoolTable } from './ui/school-table.tsx'

export const loader = load('console:view', async ({ url, t }) => {
  const asked = url.searchParams
  const filter = {
    search: (asked.get('q') ?? '').trim().slice(0, 100),
    state: schoolStates.find(each => each === asked.get('state')) ?? null,
    plan: planIds.find(each => each === asked.get('plan')) ?? null,
    trouble: schoolTroubles.find(each => each === asked.get('health')) ?? null,
  }
  const wanted = Number(asked.get('page'))
  const page = Number.isSafeInteger(wanted) && wanted >= 1 ? wanted : 1
  const [list, counts] = await Promise.all([listSchools(filter, page), countStates()])
  return { title: t('console.schools.title'), filter, counts, ...list }
})

export const meta = titled

export default function Schools() {
  const t = useT()
  const { title, filter, page, rows, counts, pages, more } = useLoaderData<typeof loader>()
  const busy = useNavigation().state === 'loading'
  const everywhere = schoolStates.reduce((sum, each) => sum + (counts[each] ?? 0), 0)
  return (
    <>
      <PageHeader
        title={title}
        text={t('console.schools.count', { count: everywhere })}
        actions={
          <Button href={paths.erasures()} variant="secondary" icon={DoorClosed}>
            {t('console.erasures.link')}
          </Button>
        }
      />
      {everywhere === 0 ? (
        <EmptyState
          illustration={<PeopleIllustration />}
          title={t('console.schools.empty')}
          text={t('console.schools.empty_text')}
        />
      ) : (
        <div className="flex flex-col gap-5">
          <SchoolFilter query={filter} busy={busy} />
          <Tabs
            label={t('console.schools.states')}
            items={[
              {
                href: paths.schools({ ...filter, state: null }),
                label: t('console.schools.all'),
                count: everywhere,
                current: filter.state === null,
              },
              ...schoolStates.map(each => ({
                href: paths.schools({ ...filter, state: each }),
                label: t(`console.state.${each}`),
                count: counts[each] ?? 0,
                current: filter.state === each,
              })),
            ]}
          />
          <SchoolTable
            rows={rows}
            empty={
              <EmptyState
                illustration={<SearchIllustration />}
                title={t('console.schools.none')}
                text={t('console.schools.none_text')}
              />
            }
          />
          <Pages page={page} pages={pages} more={more} href={to => paths.schools({ ...filter, page: to })} />
        </div>
      )}
    </>
  )
}
