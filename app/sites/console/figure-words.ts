import type { Locale, Translate } from '#app/platform/i18n/translate.ts'

/** In whose language figures are said. */
export interface Words {
  t: Translate
  locale: Locale
}

/** What was lost of what there was at the beginning; null where there was nothing. */
export const shareLost = (lost: number, before: number): number | null => (before > 0 ? lost / before : null)

/** 0.125 → `12.5%` */
export const percent = (locale: Locale, share: number, digits = 1): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share)
