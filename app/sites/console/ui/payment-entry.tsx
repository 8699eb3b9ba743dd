import Undo2 from 'lucide-react/icons/undo-2'
import { useLanguage, useT } from '#app/platform/i18n/provider.tsx'
import { formatMoney } from '#tenants/billing/money.ts'
import type { Currency } from '#tenants/billing/prices.ts'
import { paths } from '../paths.ts'
import { ConfirmButton } from './confirm-button.tsx'

/** What the bank called it, and who booked it. */
export function PaymentNote({ payment }: { payment: { reference: string | null; operatorId: string } }) {
  const t = useT()
  return (
    <>
      {payment.reference && <span className="block break-words text-ink">{payment.reference}</span>}
      <span className="block">{t('console.invoice.by', { id: payment.operatorId.slice(-4) })}</span>
    </>
  )
}

/** Takes a payment back that was booked wrongly, after asking. */
export function ReversalButton({
  payment,
  currency,
}: {
  payment: { id: string; invoiceId: string; amount: number }
  currency: Currency
}) {
  const { t, locale } = useLanguage()
  return (
    <ConfirmButton
      action={paths.reversePayment(payment.invoiceId, payment.id)}
      label={t('console.invoice.reverse')}
      icon={Undo2}
      title={t('console.invoice.reverse_title')}
      text={t('console.invoice.reverse_text', { amount: formatMoney(locale, payment.amount, currency) })}
      confirm={t('console.invoice.reverse_save')}
    />
  )
}
