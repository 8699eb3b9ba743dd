import { remembered } from '#tenants/cache.ts'
import type { Locale } from './translate.ts'

/** '2026-05-04' → 'Monday, 4 May'; a calendar day has no time zone, so it is read and shown as UTC. */
export function formatDay(locale: Locale, day: string, style: 'long' | 'short' = 'long'): string {
  return dayFormats[style](locale).format(new Date(`${day}T00:00:00Z`))
}

/** '2026-05' → 'May 2026' */
export const formatMonth = (locale: Locale, month: string): string =>
  monthFormat(locale).format(new Date(`${month}-01T00:00:00Z`))

/** An instant on the school's wall clock. */
export function formatMoment(locale: Locale, timeZone: string, moment: string | Date): string {
  return momentFormat(`${locale} ${timeZone}`).format(new Date(moment))
}

/** 12_345_678 → '12 MB' in the reader's numerals. */
export function formatBytes(locale: Locale, bytes: number): string {
  const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
  const step = Math.min(steps.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: steps[step],
    unitDisplay: 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(bytes / 1000 ** step)
}

// Making a format costs a hundred times as much as using it.
const dayFormat = (options: Intl.DateTimeFormatOptions) =>
  remembered(10, locale => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }))
const dayFormats = {
  long: dayFormat({ weekday: 'long', day: 'numeric', month: 'long' }),
  short: dayFormat({ day: 'numeric', month: 'short', year: 'numeric' }),
}
const monthFormat = dayFormat({ month: 'long', year: 'numeric' })
const momentFormat = remembered(100, text => {
  const [locale, timeZone] = text.split(' ')
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
})

/** An ISO date with its year and without its weekday: for what is read years later. */
export const formatFullDay = (locale: Locale, day: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** 1_250 → '€12.50' in the reader's way; the amount is in the currency's hundredths. Whole amounts are written without them. */
export const formatMoney = (locale: Locale, currency: string, hundredths: number): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  }).format(hundredths / 100)

/** What something is and how it stands: `Present: 12`, in Chinese with `：`. */
export const formatLabelled = (locale: Locale, label: string, value: string): string =>
  locale === 'zh-Hans' ? `${label}：${value}` : `${label}: ${value}`

/** Names or other short parts one behind the other, in no sentence: `left hand, chin`, in Chinese with `、`. */
export const formatList = (locale: Locale, parts: readonly string[]): string =>
  // Not of type `unit`, which in Chinese puts nothing between them.
  new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }).format(parts)
