import { useLoaderData } from '@remix-run/react'
import { Temporal } from 'temporal-polyfill'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { daysBetween } from '#tenants/billing/lifecycle.ts'
import { formatMoney } from '#tenants/billing/money.ts'
import { openAmount } from '#tenants/billing/transfer/bill.ts'
import { dunningList } from '#tenants/billing/transfer/invoice-lists.server.ts'
import { paths } from './paths.ts'
import { DunningTable } from './ui/dunning-table.tsx'

export const loader = load('console:view', async ({ t }) => {
  const today = Temporal.Now.plainDateISO('UTC').toString()
  const { owing, sums } = await dunningList(today)
  return {
    title: t('console.dunning.title'),
    sums,
    rows: owing.map(({ invoice, school, state, reminders, next }) => ({
      ...{ id: invoice.id, number: invoice.number, currency: invoice.currency, school, state, reminders, next },
      open: openAmount(invoice),
      dueOn: invoice.dueOn ?? invoice.issuedOn,
      late: daysBetween(invoice.dueOn ?? today, today),
    })),
  }
})

export const meta = titled

export default function Dunning() {
  const { t, locale } = useLanguage()
  const { title, sums, rows } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={title}
        text={t('console.dunning.text')}
        back={{ href: paths.invoices(), label: t('console.invoices.title') }}
      />
      <div className="flex flex-col gap-6">
        {sums.length > 0 && (
          <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
            {sums.map(([currency, amount]) => (
              <Stat
                key={currency}
                label={t('console.dunning.owed', { currency })}
                value={formatMoney(locale, amount, currency)}
              />
            ))}
          </div>
        )}
        <DunningTable
          rows={rows}
          empty={
            <EmptyState
              illustration={<DoneIllustration />}
              title={t('console.dunning.empty')}
              text={t('console.dunning.empty_text')}
            />
          }
        />
      </div>
    </>
  )
}
