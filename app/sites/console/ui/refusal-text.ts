import type { FieldErrors } from '#app/platform/act.server.ts'
import type { Locale } from '#app/platform/i18n/translate.ts'
import { formatMoney } from '#tenants/billing/money.ts'
import type { Refusal } from '#tenants/billing/transfer/bookkeeping.server.ts'

/** Why something was not booked, for the field that it is about. */
export const refusalText = (locale: Locale, refusal: Refusal): FieldErrors[string] =>
  refusal.why === 'too_much'
    ? { key: 'console.invoice.too_much', values: { open: formatMoney(locale, refusal.open, refusal.currency) } }
    : `console.invoice.${refusal.why}`
