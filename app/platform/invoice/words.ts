import type { InvoiceLine } from '#db/schema/invoices.ts'
import { addDays } from '#tenants/billing/lifecycle.ts'
import { formatDay, formatMonth } from '../i18n/format.ts'
import type { Locale, MessageKey, Translate } from '../i18n/translate.ts'

/** A span as people say it; stored is the first day after it. */
export const spanText = (t: Translate, locale: Locale, from: string, until: string): string =>
  t('billing.span', { from: formatDay(locale, from, 'short'), until: formatDay(locale, addDays(until, -1), 'short') })

/** What a line of a bill is for, in the reader's language. */
export function lineText(t: Translate, locale: Locale, { key, values }: Pick<InvoiceLine, 'key' | 'values'>): string {
  const text = (name: string) => String(values[name] ?? '')
  const [from, until] = [text('from'), text('until')]
  if (key === 'credit') return t('billing.line.credit', { number: text('number'), reason: text('reason') })
  const span = spanText(t, locale, from, until)
  if (key === 'extra')
    return t('billing.line.extra', { span: isMonth(from, until) ? formatMonth(locale, from.slice(0, 7)) : span })
  const plan = planText(t, text('plan'))
  if (key === 'plan') return t(`billing.line.plan.${text('interval') === 'month' ? 'month' : 'year'}`, { plan, span })
  const days = { left: text('left'), of: text('of') }
  if (key === 'unused') return t('billing.line.unused', { plan, span, ...days })
  return t('billing.line.upgrade', { plan, before: planText(t, text('before')), span, ...days })
}

export const planText = (t: Translate, plan: string): string => t(`billing.plan.${plan}` as MessageKey)

/** Hundredths of a per cent, as the reader writes them. */
export const rateText = (locale: Locale, rate: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(rate / 10_000)

const isMonth = (from: string, until: string) => from.endsWith('-01') && until.endsWith('-01')
