import { useLoaderData } from '@remix-run/react'
import Download from 'lucide-react/icons/download'
import { formatFullDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Bill, InvoiceStateBadge } from '#app/platform/invoice/bill.tsx'
import { InvoiceFacts } from '#app/platform/invoice/facts.tsx'
import { giroPicture } from '#app/platform/invoice/giro-picture.server.ts'
import { Moves } from '#app/platform/invoice/moves.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { invoiceState, openAmount } from '#tenants/billing/transfer/bill.ts'
import { invoiceById } from '#tenants/billing/transfer/ledger.server.ts'
import { invoicePath } from '#tenants/billing/transfer/transfer.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { HowToPay } from './invoice-payment.tsx'

export const loader = load('billing:manage', async ({ school, params, t }) => {
  const { invoice, payments, credits, corrected, hasFile } = await school.read(q =>
    invoiceById(q, idFrom(params.invoiceId)),
  )
  const open = invoice.kind === 'invoice' ? openAmount(invoice) : 0
  return {
    title: t(`billing.kind.${invoice.kind}`, { number: invoice.number }),
    invoice,
    open,
    state: invoice.kind === 'invoice' ? invoiceState(invoice, school.today()) : null,
    payments: payments.map(({ id, amount, receivedOn }) => ({ id, amount, receivedOn })),
    credits: credits.map(each => ({ ...each, href: invoicePath(each.id) })),
    corrected: corrected && { number: corrected.number, href: invoicePath(corrected.id) },
    file: hasFile ? `${invoicePath(invoice.id)}/file` : null,
    code: open > 0 ? giroPicture(invoice, open) : null,
    list: invoicePath('').replace(/\/$/, ''),
  }
})

export const meta = titled

export default function InvoicePage() {
  const { t, locale } = useLanguage()
  const { title, invoice, open, state, payments, credits, corrected, file, code, list } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto flex max-w-3xl flex-col">
      <PageHeader
        title={<span className="break-words">{title}</span>}
        eyebrow={state && <InvoiceStateBadge state={state} />}
        back={{ href: list, label: t('billing.invoices.title') }}
        actions={
          file && (
            <Button href={file} variant="secondary" icon={Download} plain>
              {t('billing.pdf.download')}
            </Button>
          )
        }
      />
      <div className="flex flex-col gap-6">
        {!file && <Banner>{t('billing.pdf.making')}</Banner>}
        {state === 'overdue' && (
          <Banner tone="danger" title={t('billing.overdue.title')}>
            {t('billing.overdue.text', { day: formatFullDay(locale, invoice.dueOn ?? '') })}
          </Banner>
        )}
        {state === 'paid' && (
          <Banner tone="ok" title={t('billing.paid.title')}>
            {t('billing.paid.text')}
          </Banner>
        )}
        {open > 0 && <HowToPay invoice={invoice} open={open} code={code} />}
        <InvoiceFacts invoice={invoice} corrected={corrected} />
        <Bill bill={invoice} label={title} />
        <Moves currency={invoice.currency} payments={payments} credits={credits} />
      </div>
    </div>
  )
}
