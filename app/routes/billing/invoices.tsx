import { useLoaderData } from '@remix-run/react'
import FileText from 'lucide-react/icons/file-text'
import Undo2 from 'lucide-react/icons/undo-2'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { InvoiceStateBadge } from '#app/platform/invoice/bill.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { formatMoney } from '#tenants/billing/money.ts'
import { planPath } from '#tenants/billing/telling.server.ts'
import { invoiceState } from '#tenants/billing/transfer/bill.ts'
import { invoicesOf } from '#tenants/billing/transfer/ledger.server.ts'
import { invoicePath } from '#tenants/billing/transfer/transfer.server.ts'

export const loader = load('billing:manage', async ({ school, t }) => {
  const invoices = await school.read(q => invoicesOf(q, school.id))
  return {
    title: t('billing.invoices.title'),
    back: planPath,
    invoices: invoices.map(invoice => ({
      id: invoice.id,
      href: invoicePath(invoice.id),
      kind: invoice.kind,
      number: invoice.number,
      total: invoice.total,
      currency: invoice.currency,
      issuedOn: invoice.issuedOn,
      dueOn: invoice.dueOn,
      state: invoice.kind === 'invoice' ? invoiceState(invoice, school.today()) : null,
    })),
  }
})

export const meta = titled

export default function Invoices() {
  const { t, locale } = useLanguage()
  const { title, back, invoices } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto flex max-w-3xl flex-col">
      <PageHeader
        title={title}
        text={t('billing.invoices.text')}
        back={{ href: back, label: t('billing.invoices.back') }}
      />
      {invoices.length === 0 ? (
        <EmptyState
          illustration={<DoneIllustration />}
          title={t('billing.invoices.empty')}
          text={t('billing.invoices.empty_text')}
        />
      ) : (
        <List label={title}>
          {invoices.map(({ id, href, kind, number, total, currency, issuedOn, dueOn, state }) => (
            <ListRow
              key={id}
              href={href}
              lead={
                <RowIcon icon={kind === 'invoice' ? FileText : Undo2} tone={state === 'overdue' ? 'danger' : 'brand'} />
              }
              title={t(`billing.kind.${kind}`, { number })}
              text={
                <span className="tabular-nums">
                  {formatMoney(locale, total, currency)} ·{' '}
                  <time dateTime={issuedOn}>{formatDay(locale, issuedOn, 'short')}</time>
                  {dueOn && state !== 'paid' && state !== 'credited' && (
                    <> · {t('billing.invoices.due', { day: formatDay(locale, dueOn, 'short') })}</>
                  )}
                </span>
              }
              trail={state && <InvoiceStateBadge state={state} />}
            />
          ))}
        </List>
      )}
    </div>
  )
}
