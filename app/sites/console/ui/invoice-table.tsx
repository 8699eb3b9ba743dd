import type { ReactNode } from 'react'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { InvoiceStateBadge } from '#app/platform/invoice/bill.tsx'
import { Anchor } from '#app/ui/anchor.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Table } from '#app/ui/table.tsx'
import { formatMoney } from '#tenants/billing/money.ts'
import { paths } from '../paths.ts'
import type { InvoiceTableRow } from './invoice-row.ts'

/** Invoices and credit notes as rows. */
export function InvoiceTable({
  rows,
  empty,
  withSchool = false,
}: {
  rows: readonly InvoiceTableRow[]
  empty: ReactNode
  withSchool?: boolean
}) {
  const { t, locale } = useLanguage()
  const day = (iso: string | null) => (iso ? formatDay(locale, iso, 'short') : '–')
  return (
    <Table
      caption={t('console.invoices.title')}
      rows={rows}
      rowId={({ id }) => id}
      empty={empty}
      columns={[
        {
          id: 'number',
          header: t('console.column.number'),
          main: true,
          cell: ({ id, number }) => (
            <Anchor href={paths.invoice(id)} prefetch="intent" className="rounded-small tabular-nums hover:text-link">
              {number}
            </Anchor>
          ),
        },
        ...(withSchool
          ? [
              {
                id: 'school',
                header: t('console.column.school'),
                cell: ({ school }: InvoiceTableRow) => (
                  <span className="break-words">{school ?? t('console.invoices.erased')}</span>
                ),
              },
            ]
          : []),
        {
          id: 'state',
          header: t('console.column.state'),
          cell: ({ state }) =>
            state ? <InvoiceStateBadge state={state} /> : <Badge>{t('billing.kind.credit_short')}</Badge>,
        },
        { id: 'issued', header: t('console.column.issued'), end: true, cell: ({ issuedOn }) => day(issuedOn) },
        { id: 'due', header: t('console.column.due'), end: true, cell: ({ dueOn }) => day(dueOn) },
        {
          id: 'total',
          header: t('console.column.total'),
          end: true,
          cell: ({ total, currency }) => formatMoney(locale, total, currency),
        },
        {
          id: 'open',
          header: t('console.column.open'),
          end: true,
          cell: ({ open, currency }) => (open > 0 ? formatMoney(locale, open, currency) : '–'),
        },
      ]}
    />
  )
}
