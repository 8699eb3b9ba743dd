import { formatFullDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { CopyField } from '#app/ui/copy-field.tsx'
import { QrCode } from '#app/ui/qr-code.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { InvoiceSeller } from '#db/schema/invoices.ts'
import { formatMoney, typedMoney } from '#tenants/billing/money.ts'
import type { Currency } from '#tenants/billing/prices.ts'

/** What is still to be transferred, where to, and a code that fills it all in. */
export function HowToPay({
  invoice,
  open,
  code,
}: {
  invoice: { number: string; dueOn: string | null; currency: Currency; seller: InvoiceSeller }
  open: number
  code: { size: number; dark: readonly boolean[] } | null
}) {
  const { t, locale } = useLanguage()
  const { holder, account, bank } = invoice.seller.bank
  const fields = [
    { id: 'holder', label: t('billing.pay.holder'), value: holder },
    { id: 'account', label: t('billing.pay.account'), value: account },
    { id: 'bank', label: t('billing.pay.bank'), value: bank },
    { id: 'amount', label: t('billing.pay.amount'), value: typedMoney(open) },
    { id: 'reference', label: t('billing.pay.reference'), value: invoice.number },
  ]
  return (
    <section aria-labelledby="pay">
      <SectionHeader id="pay" title={t('billing.pay.title')} />
      <Card className="flex flex-col gap-5">
        <p className="font-bold text-2xl tabular-nums">{formatMoney(locale, open, invoice.currency)}</p>
        {invoice.dueOn && (
          <p className="text-ink-soft">{t('billing.pay.until', { day: formatFullDay(locale, invoice.dueOn) })}</p>
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          {fields.map(({ id, ...field }) => (
            <CopyField key={id} {...field} copyLabel={t('billing.pay.copy')} copiedLabel={t('billing.pay.copied')} />
          ))}
        </div>
        {code && (
          <div className="flex flex-col items-center gap-2">
            <QrCode {...code} label={t('billing.pay.code')} />
            <p className="text-center text-ink-soft text-sm">{t('billing.pay.code_text')}</p>
          </div>
        )}
      </Card>
    </section>
  )
}
