import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { InvoiceLine } from '#db/schema/invoices.ts'
import { formatMoney } from '#tenants/billing/money.ts'
import type { Currency } from '#tenants/billing/prices.ts'
import type { InvoiceState } from '#tenants/billing/transfer/bill.ts'
import { useLanguage, useT } from '../i18n/provider.tsx'
import { lineText, rateText } from './words.ts'

const tones: Record<InvoiceState, Tone> = {
  open: 'info',
  partly_paid: 'info',
  overdue: 'danger',
  paid: 'ok',
  credited: 'neutral',
}

export function InvoiceStateBadge({ state }: { state: InvoiceState }) {
  const t = useT()
  return <Badge tone={tones[state]}>{t(`billing.state.${state}`)}</Badge>
}

/** What an invoice is made of, as pages show it. */
export interface ShownBill {
  kind: 'invoice' | 'credit_note'
  currency: Currency
  lines: readonly InvoiceLine[]
  net: number
  taxKind: 'domestic' | 'reverse_charge' | 'union' | 'outside'
  taxRate: number
  tax: number
  total: number
  paid: number
  credited: number
}

/** Lines, sums, and what has moved them since. */
export function Bill({ bill, label }: { bill: ShownBill; label: string }) {
  const { t, locale } = useLanguage()
  const money = (hundredths: number) => formatMoney(locale, hundredths, bill.currency)
  const sums = [
    { id: 'net', label: t('billing.total.net'), amount: bill.net },
    { id: 'tax', label: t('billing.total.tax', { rate: rateText(locale, bill.taxRate) }), amount: bill.tax },
    {
      id: 'total',
      label: t(bill.kind === 'invoice' ? 'billing.total.total' : 'billing.total.credit'),
      amount: bill.total,
    },
    ...(bill.paid > 0 ? [{ id: 'paid', label: t('billing.total.paid'), amount: -bill.paid }] : []),
    ...(bill.credited > 0 ? [{ id: 'credited', label: t('billing.total.credited'), amount: -bill.credited }] : []),
    ...(bill.kind === 'invoice'
      ? [{ id: 'open', label: t('billing.total.open'), amount: bill.total - bill.paid - bill.credited }]
      : []),
  ]
  return (
    <div className="flex flex-col gap-4">
      <Table
        caption={label}
        rows={bill.lines.map((line, place) => ({ ...line, id: String(place) }))}
        rowId={line => line.id}
        columns={[
          { id: 'what', header: t('billing.column.what'), main: true, cell: line => lineText(t, locale, line) },
          { id: 'quantity', header: t('billing.column.quantity'), end: true, cell: line => line.quantity },
          { id: 'unit', header: t('billing.column.unit'), end: true, cell: line => money(line.unit) },
          { id: 'amount', header: t('billing.column.amount'), end: true, cell: line => money(line.amount) },
        ]}
      />
      <Card>
        <dl className="ms-auto flex w-full max-w-sm flex-col gap-2">
          {sums.map(({ id, label, amount }) => (
            <div
              key={id}
              className="flex items-baseline justify-between gap-4 data-[strong=true]:border-line data-[strong=true]:border-t data-[strong=true]:pt-2 data-[strong=true]:font-bold"
              data-strong={id === 'total' || id === 'open'}
            >
              <dt className="text-ink-soft">{label}</dt>
              <dd className="tabular-nums">{money(amount)}</dd>
            </div>
          ))}
        </dl>
        {bill.taxKind !== 'domestic' && (
          <p className="mt-4 text-ink-soft text-sm">{t(`billing.tax.${bill.taxKind}`)}</p>
        )}
      </Card>
    </div>
  )
}
