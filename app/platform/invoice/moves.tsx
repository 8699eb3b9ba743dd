import Banknote from 'lucide-react/icons/banknote'
import Undo2 from 'lucide-react/icons/undo-2'
import type { ReactNode } from 'react'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { formatMoney } from '#tenants/billing/money.ts'
import type { Currency } from '#tenants/billing/prices.ts'
import { formatDay } from '../i18n/format.ts'
import { useLanguage } from '../i18n/provider.tsx'

export interface MovesProps {
  currency: Currency
  /** A negative amount is the counter entry of one that was booked wrongly. */
  payments: readonly { id: string; amount: number; receivedOn: string; note?: ReactNode; act?: ReactNode }[]
  credits: readonly { id: string; number: string; total: number; issuedOn: string; href: string }[]
}

/** Payments and credit notes of an invoice; nothing where there are none. */
export function Moves({ currency, payments, credits }: MovesProps) {
  const { t, locale } = useLanguage()
  const money = (hundredths: number) => (
    <span className="tabular-nums">{formatMoney(locale, hundredths, currency)}</span>
  )
  const day = (iso: string) => formatDay(locale, iso, 'short')
  return (
    <>
      {payments.length > 0 && (
        <section aria-labelledby="payments">
          <SectionHeader id="payments" title={t('billing.payments.title')} />
          <List>
            {payments.map(({ id, amount, receivedOn, note, act }) => (
              <ListRow
                key={id}
                clamp={false}
                lead={<RowIcon icon={amount > 0 ? Banknote : Undo2} tone={amount > 0 ? 'ok' : 'neutral'} />}
                title={money(amount)}
                text={
                  <>
                    {t(amount > 0 ? 'billing.payments.came' : 'billing.payments.reversed', { day: day(receivedOn) })}
                    {note}
                  </>
                }
                trail={act}
              />
            ))}
          </List>
        </section>
      )}
      {credits.length > 0 && (
        <section aria-labelledby="credits">
          <SectionHeader id="credits" title={t('billing.credits.title')} />
          <List>
            {credits.map(({ id, number, total, issuedOn, href }) => (
              <ListRow
                key={id}
                href={href}
                lead={<RowIcon icon={Undo2} tone="info" />}
                title={number}
                meta={money(total)}
                text={t('billing.credits.of', { day: day(issuedOn) })}
              />
            ))}
          </List>
        </section>
      )}
    </>
  )
}
