import { useLoaderData } from '@remix-run/react'
import Download from 'lucide-react/icons/download'
import { Temporal } from 'temporal-polyfill'
import { v7 as uuidv7 } from 'uuid'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Bill, InvoiceStateBadge } from '#app/platform/invoice/bill.tsx'
import { InvoiceFacts } from '#app/platform/invoice/facts.tsx'
import { Moves } from '#app/platform/invoice/moves.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { invoiceState, openAmount } from '#tenants/billing/transfer/bill.ts'
import { openInvoice } from '#tenants/billing/transfer/invoice-lists.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { may } from '#tenants/permissions.ts'
import { paths } from './paths.ts'
import { CreditButton } from './ui/credit-button.tsx'
import { InvoiceLetters } from './ui/invoice-letters.tsx'
import { PaymentButton } from './ui/payment-button.tsx'
import { PaymentNote, ReversalButton } from './ui/payment-entry.tsx'

export const loader = load('console:view', async ({ params, operator, t }) => {
  const { invoice, payments, credits, corrected, hasFile, school, letters } = await openInvoice(
    idFrom(params.invoiceId),
  )
  const today = Temporal.Now.plainDateISO(school?.timeZone ?? 'UTC').toString()
  const reversed = new Set(payments.map(({ reverses }) => reverses))
  return {
    title: t(`billing.kind.${invoice.kind}`, { number: invoice.number }),
    ...{ invoice, school, letters, today, hasFile },
    open: invoice.kind === 'invoice' ? openAmount(invoice) : 0,
    state: invoice.kind === 'invoice' ? invoiceState(invoice, today) : null,
    payments: payments.map(each => ({ ...each, standing: each.amount > 0 && !reversed.has(each.id) })),
    credits: credits.map(each => ({ ...each, href: paths.invoice(each.id) })),
    corrected: corrected && { number: corrected.number, href: paths.invoice(corrected.id) },
    mayBook: school !== null && may(operator.role, 'console:operate'),
    // Made with the page, so that a form that is sent twice is booked once.
    ids: { payment: uuidv7(), note: uuidv7() },
  }
})

export const meta = titled

export default function InvoicePage() {
  const t = useT()
  const { title, invoice, school, letters, today, hasFile, open, state, payments, credits, corrected, mayBook, ids } =
    useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={<span className="break-words">{title}</span>}
        eyebrow={state && <InvoiceStateBadge state={state} />}
        text={school && <TextLink href={paths.school(school.id)}>{school.name}</TextLink>}
        back={{ href: paths.invoices(), label: t('console.invoices.title') }}
        actions={
          <>
            {hasFile && (
              <Button href={paths.invoiceFile(invoice.id)} variant="secondary" icon={Download} plain>
                {t('billing.pdf.download')}
              </Button>
            )}
            {mayBook && open > 0 && <CreditButton invoice={invoice} open={open} noteId={ids.note} />}
            {mayBook && open > 0 && (
              <PaymentButton invoice={invoice} open={open} paymentId={ids.payment} today={today} />
            )}
          </>
        }
      />
      <div className="flex max-w-4xl flex-col gap-6">
        {!hasFile && <Banner>{t('billing.pdf.making')}</Banner>}
        <InvoiceFacts invoice={invoice} corrected={corrected} />
        <Bill bill={invoice} label={title} />
        <Moves
          currency={invoice.currency}
          credits={credits}
          payments={payments.map(payment => ({
            ...payment,
            note: <PaymentNote payment={payment} />,
            act: mayBook && payment.standing && <ReversalButton payment={payment} currency={invoice.currency} />,
          }))}
        />
        <InvoiceLetters letters={letters} />
      </div>
    </>
  )
}
