import type { Locale } from '#app/platform/i18n/translate.ts'
import { remembered } from '#tenants/cache.ts'

/** An instant on the school's wall clock: '8:42 am', '08:42'. */
export const formatClock = (locale: Locale, timeZone: string, moment: string): string =>
  clockFormat(`${locale} ${timeZone}`).format(new Date(moment))

/** 1 → 'Mon' */
export const formatWeekday = (locale: Locale, weekday: number): string =>
  // The first of January 2024 was a Monday.
  weekdayFormat(locale).format(new Date(Date.UTC(2024, 0, weekday)))

/** 1 → 'M', '一': where there is room for no more. */
export const formatInitial = (locale: Locale, weekday: number): string =>
  initialFormat(locale).format(new Date(Date.UTC(2024, 0, weekday)))

/** 0.934 → '93%' */
export const formatShare = (locale: Locale, share: number): string => shareFormat(locale).format(share)

/** As a time field wants it: HH:MM. */
export const fieldClock = (timeZone: string, moment: string | null): string =>
  moment ? fieldFormat(timeZone).format(new Date(moment)) : ''

/** The day that a wall shows at an instant. ISO date. */
export const dayOn = (timeZone: string, moment: Date): string => dayFormat(timeZone).format(moment)

/** The month before or after. 2026-05 → 2026-04 */
export function monthBeside(month: string, step: 1 | -1): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7)
}

/** The day before or after. ISO date. */
export const dayBeside = (day: string, step: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + step * 86_400_000).toISOString().slice(0, 10)

const clockFormat = remembered(100, text => {
  const [locale, timeZone] = text.split(' ')
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone })
})
const fieldFormat = remembered(
  100,
  timeZone => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }),
)
// Canada writes dates as ISO 8601 does.
const dayFormat = remembered(
  100,
  timeZone => new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }),
)
const shareFormat = remembered(
  10,
  locale => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }),
)
const initialFormat = remembered(10, locale => new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' }))
const weekdayFormat = remembered(10, locale => new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }))
