import { Form, useLoaderData, useNavigation } from '@remix-run/react'
import DoorClosed from 'lucide-react/icons/door-closed'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { SearchIllustration } from '#app/ui/illustrations/search.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchField } from '#app/ui/search-field.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { schoolStates } from '#db/school-states.ts'
import { countStates, listSchools, schoolsPerPage } from '#tenants/school-overview.server.ts'
import { paths } from './paths.ts'
import { Pages } from './ui/pages.tsx'
import { SchoolTable } from './ui/school-table.tsx'

export const loader = load('console:view', async ({ url, t }) => {
  const search = (url.searchParams.get('q') ?? '').trim().slice(0, 100)
  const state = schoolStates.find(each => each === url.searchParams.get('state')) ?? null
  const asked = Number(url.searchParams.get('page'))
  const page = Number.isInteger(asked) && asked >= 1 && asked <= 10_000 ? asked : 1
  const [{ rows, total }, counts] = await Promise.all([listSchools({ search, state, page }), countStates()])
  return {
    title: t('console.schools.title'),
    search,
    state,
    page,
    rows,
    counts,
    pages: Math.ceil(total / schoolsPerPage),
  }
})

export const meta = titled

export default function Schools() {
  const t = useT()
  const { title, search, state, page, rows, counts, pages } = useLoaderData<typeof loader>()
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
          <Form role="search" className="max-w-xl">
            {state && <input type="hidden" name="state" value={state} />}
            <SearchField
              key={search}
              name="q"
              label={t('console.schools.search')}
              clearLabel={t('console.schools.search_clear')}
              defaultValue={search}
              maxLength={100}
              busy={busy}
            />
          </Form>
          <Tabs
            label={t('console.schools.states')}
            items={[
              {
                href: paths.schools({ search }),
                label: t('console.schools.all'),
                count: everywhere,
                current: state === null,
              },
              ...schoolStates.map(each => ({
                href: paths.schools({ search, state: each }),
                label: t(`console.state.${each}`),
                count: counts[each] ?? 0,
                current: state === each,
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
          <Pages page={page} pages={pages} href={to => paths.schools({ search, state, page: to })} />
        </div>
      )}
    </>
  )
}
