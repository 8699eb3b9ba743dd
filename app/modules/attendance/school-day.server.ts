import { Temporal } from 'temporal-polyfill'
import type { School } from '#tenants/school.server.ts'

/** The school's day at an instant (milliseconds). ISO date. */
export const dayAt = (school: School, instant: number): string => zoned(school, instant).toPlainDate().toString()

/** What the school's wall clock shows at an instant (milliseconds). HH:MM */
export const clockAt = (school: School, instant: number): string =>
  zoned(school, instant).toPlainTime().toString({ smallestUnit: 'minute' })

/**
 * The instant at which the school's wall clock shows a time on a day, in milliseconds. Where clocks go forward over it, it is the
 * hour later; where they go back, the first of the two.
 */
export const instantOf = (school: School, day: string, clock: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: school.facts.timeZone,
    plainTime: Temporal.PlainTime.from(clock),
  }).epochMilliseconds

/** First and last day of a month (2026-05). ISO dates. */
export function daysOf(month: string): { first: string; last: string; days: string[] } {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month)
  const days = Array.from({ length: daysInMonth }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
  return { first: days[0] ?? '', last: days.at(-1) ?? '', days }
}

const zoned = (school: School, instant: number) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(school.facts.timeZone)
