import { Form, useLoaderData, useNavigation } from '@remix-run/react'
import HandCoins from 'lucide-react/icons/hand-coins'
import { Temporal } from 'temporal-polyfill'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { SearchIllustration } from '#app/ui/illustrations/search.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchField } from '#app/ui/search-field.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { invoiceFilters, invoicesPerPage, listInvoices } from '#tenants/billing/transfer/invoice-lists.server.ts'
import { paths } from './paths.ts'
import { rowOf } from './ui/invoice-row.ts'
import { InvoiceTable } from './ui/invoice-table.tsx'
import { Pages } from './ui/pages.tsx'

export const loader = load('console:view', async ({ url, t }) => {
  const search = (url.searchParams.get('q') ?? '').trim().slice(0, 100)
  const filter = invoiceFilters.find(each => each === url.searchParams.get('filter')) ?? null
  const asked = Number(url.searchParams.get('page'))
  const page = Number.isInteger(asked) && asked >= 1 && asked <= 10_000 ? asked : 1
  const today = Temporal.Now.plainDateISO('UTC').toString()
  const { rows, total } = await listInvoices({ search, filter, page }, today)
  return {
    title: t('console.invoices.title'),
    ...{ search, filter, page, pages: Math.ceil(total / invoicesPerPage) },
    filters: [null, ...invoiceFilters].map(each => ({
      href: paths.invoices({ search, filter: each }),
      label: t(each ? `console.invoices.filter.${each}` : 'console.invoices.all'),
      current: filter === each,
    })),
    rows: rows.map(row => rowOf(row, today)),
  }
})

export const meta = titled

export default function Invoices() {
  const t = useT()
  const { title, search, filter, filters, page, pages, rows } = useLoaderData<typeof loader>()
  const busy = useNavigation().state === 'loading'
  const asked = search !== '' || filter !== null
  return (
    <>
      <PageHeader
        title={title}
        text={t('console.invoices.text')}
        actions={
          <Button href={paths.dunning()} variant="secondary" icon={HandCoins}>
            {t('console.invoices.dunning')}
          </Button>
        }
      />
      <div className="flex flex-col gap-5">
        <Form role="search" className="max-w-xl">
          {filter && <input type="hidden" name="filter" value={filter} />}
          <SearchField
            key={search}
            name="q"
            label={t('console.invoices.search')}
            clearLabel={t('console.invoices.search_clear')}
            defaultValue={search}
            maxLength={100}
            busy={busy}
          />
        </Form>
        <Tabs label={t('console.invoices.filter')} items={filters} />
        <InvoiceTable
          withSchool
          rows={rows}
          empty={
            <EmptyState
              illustration={asked ? <SearchIllustration /> : <DoneIllustration />}
              title={t(asked ? 'console.invoices.none' : 'console.invoices.empty')}
              text={t(asked ? 'console.invoices.none_text' : 'console.invoices.empty_text')}
            />
          }
        />
        <Pages page={page} pages={pages} href={to => paths.invoices({ search, filter, page: to })} />
      </div>
    </>
  )
}
