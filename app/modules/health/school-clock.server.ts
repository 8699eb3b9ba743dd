import { Temporal } from 'temporal-polyfill'
import type { School } from '#tenants/school.server.ts'
import type { Moment } from './dose-policy.ts'

/** The school's day and wall clock at an instant (milliseconds). */
export function momentAt(school: School, now: number): Moment {
  const zoned = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(school.facts.timeZone)
  return {
    day: zoned.toPlainDate().toString(),
    clock: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
    now,
  }
}

/** A day so many days later. ISO dates. */
export const daysAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()

/** The instant at which the school's wall clock shows a time (HH:MM) on a day, in milliseconds. */
export const instantOf = (school: School, day: string, clock: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: school.facts.timeZone,
    plainTime: Temporal.PlainTime.from(clock),
  }).epochMilliseconds
