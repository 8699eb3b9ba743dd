import type { Locale } from '#app/platform/i18n/translate.ts'
import { remembered } from '#tenants/cache.ts'

/** '14:05' on the school's clock. */
export const timeOf = (locale: Locale, timeZone: string, at: string): string =>
  time(`${locale} ${timeZone}`).format(new Date(at))

/** 'Wednesday, 14:05', for a moment within the coming days. */
export const openingOf = (locale: Locale, timeZone: string, at: string): string =>
  opening(`${locale} ${timeZone}`).format(new Date(at))

/** When something was said last: the time if it was today on the school's calendar, else the day. */
export function lately(locale: Locale, timeZone: string, at: string, now: Date = new Date()): string {
  const day = date(`${locale} ${timeZone}`)
  const said = new Date(at)
  return day.format(said) === day.format(now) ? timeOf(locale, timeZone, at) : day.format(said)
}

/** The names of weekdays, Monday first; 4 January 2021 was one. */
export const weekdays = (locale: Locale): string[] =>
  Array.from({ length: 7 }, (_, day) => weekday(locale).format(new Date(Date.UTC(2021, 0, 4 + day))))

// Making a format costs a hundred times as much as using it.
const format = (options: Intl.DateTimeFormatOptions) =>
  remembered(100, text => {
    const [locale, timeZone] = text.split(' ')
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: timeZone ?? 'UTC' })
  })
const time = format({ hour: '2-digit', minute: '2-digit' })
const opening = format({ weekday: 'long', hour: '2-digit', minute: '2-digit' })
const date = format({ day: 'numeric', month: 'short' })
const weekday = format({ weekday: 'short' })
