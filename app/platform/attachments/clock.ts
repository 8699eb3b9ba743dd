import type { Locale } from '#app/platform/i18n/translate.ts'

/** Milliseconds as a clock shows them: 65_400 → '1:05'. */
export function clock(ms: number): string {
  const seconds = wholeSeconds(ms)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Milliseconds as they are said: 65_400 → '1 minute, 5 seconds'. */
export function spokenTime(locale: Locale, ms: number): string {
  const seconds = wholeSeconds(ms)
  const parts = [
    ...(seconds >= 60 ? [unit(locale, 'minute', Math.floor(seconds / 60))] : []),
    ...(seconds % 60 > 0 || seconds < 60 ? [unit(locale, 'second', seconds % 60)] : []),
  ]
  return new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(parts)
}

const wholeSeconds = (ms: number): number => Math.max(0, Math.floor((Number.isFinite(ms) ? ms : 0) / 1000))
const unit = (locale: Locale, name: string, value: number): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value)
