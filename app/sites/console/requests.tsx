import { Form, useLoaderData, useNavigation } from '@remix-run/react'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchField } from '#app/ui/search-field.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { requestStates } from '#db/schema/help.ts'
import { deskRequests, requestsPerPage } from '#tenants/help/desk.server.ts'
import { paths } from './paths.ts'
import { Pages } from './ui/pages.tsx'

export const loader = load('console:view', async ({ url, t }) => {
  const search = (url.searchParams.get('q') ?? '').trim().slice(0, 100)
  const state = requestStates.find(each => each === url.searchParams.get('state')) ?? 'open'
  const asked = Number(url.searchParams.get('page'))
  const page = Number.isInteger(asked) && asked >= 1 && asked <= 10_000 ? asked : 1
  const { rows, counts } = await deskRequests({ state, search, page })
  const pages = search
    ? page + (rows.length === requestsPerPage ? 1 : 0)
    : Math.ceil((counts.get(state) ?? 0) / requestsPerPage)
  return { title: t('console.requests.title'), search, state, page, pages, rows, counts }
})

export const meta = titled

export default function Requests() {
  const { t, locale, timeZone } = useLanguage()
  const { title, search, state, page, pages, rows, counts } = useLoaderData<typeof loader>()
  const busy = useNavigation().state === 'loading'
  return (
    <>
      <PageHeader title={title} text={t('console.requests.text')} />
      <div className="flex flex-col gap-5">
        <Form role="search" className="max-w-xl">
          {state !== 'open' && <input type="hidden" name="state" value={state} />}
          <SearchField
            key={search}
            name="q"
            label={t('console.requests.search')}
            clearLabel={t('console.requests.search_clear')}
            defaultValue={search}
            maxLength={100}
            busy={busy}
          />
        </Form>
        <Tabs
          label={t('console.requests.states')}
          items={requestStates.map(each => ({
            href: paths.requests({ state: each, search }),
            label: t(`console.requests.state.${each}`),
            count: counts.get(each) ?? 0,
            current: each === state,
          }))}
        />
        {rows.length === 0 ? (
          <EmptyState
            illustration={<DoneIllustration />}
            title={t('console.requests.none')}
            text={t('console.requests.none_text')}
          />
        ) : (
          <List label={title}>
            {rows.map(({ id, subject, school, waitingSince, assigned }) => (
              <ListRow
                key={id}
                href={paths.request(id)}
                title={<span className="break-words">{subject}</span>}
                meta={t('console.requests.waits', { moment: formatMoment(locale, timeZone, waitingSince) })}
                text={`${school.name} · ${assigned ? assigned.name || t('console.request.nameless') : t('console.requests.unassigned')}`}
              />
            ))}
          </List>
        )}
        <Pages page={page} pages={pages} href={to => paths.requests({ search, state, page: to })} />
      </div>
    </>
  )
}
