import type { Locale } from '#app/platform/i18n/translate.ts'
import { type QuietHours, timeOf } from '#tenants/notifications/quiet-hours.ts'

/** 22:00 to 7:00 as the reader writes times; null where there are none. */
export function hoursInWords(locale: Locale, hours: QuietHours | null): string | null {
  if (!hours) return null
  const format = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' })
  const time = (minute: number) => format.format(new Date(`2026-01-01T${timeOf(minute)}:00Z`))
  return `${time(hours.fromMinute)} – ${time(hours.toMinute)}`
}
