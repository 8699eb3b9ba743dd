import type { Locale } from '#app/platform/i18n/translate.ts'

/** A share of 0 to 1 in per cent, never rounded up: what was not all well is not 100 %. */
export const shareText = (locale: Locale, share: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2, roundingMode: 'floor' }).format(share)
