import { Temporal } from 'temporal-polyfill'
import type { QuietHours } from './quiet-hours.ts'

/** A digest goes out at this time of the school's day, when families are home. */
export const digestMinute = 18 * 60

/**
 * The first moment from `now` on at which none of these hours is quiet.
 * @param quiet of the school and of the member; null where there are none
 * @param now milliseconds since 1970
 * @returns milliseconds since 1970; where two together leave no moment of the day, one at which the first is not quiet
 */
export function firstLoudMoment(now: number, quiet: readonly (QuietHours | null)[], timeZone: string): number {
  const hours = quiet.filter(each => each !== null)
  let moment = now
  // Each step ends one of the hours; two overlapping ones need two, and a third tells that the day has no loud moment.
  for (let step = 0; step <= hours.length; step++) {
    const quietNow = hours.find(each => isQuiet(moment, each, timeZone))
    if (!quietNow) return moment
    moment = nextMinuteOfDay(moment, quietNow.toMinute, timeZone)
  }
  const [first] = hours
  return first && isQuiet(now, first, timeZone) ? nextMinuteOfDay(now, first.toMinute, timeZone) : now
}

/** The next digest after `now`, strictly: what happens while one goes out waits for tomorrow's. Milliseconds since 1970. */
export const nextDigest = (now: number, timeZone: string): number => nextMinuteOfDay(now, digestMinute, timeZone)

function isQuiet(moment: number, { fromMinute, toMinute }: QuietHours, timeZone: string): boolean {
  const { hour, minute } = clock(moment, timeZone)
  const at = hour * 60 + minute
  return fromMinute < toMinute ? at >= fromMinute && at < toMinute : at >= fromMinute || at < toMinute
}

/** On a day without that time (clocks go forward) it is the moment after the gap: Temporal's `compatible`. */
function nextMinuteOfDay(moment: number, minuteOfDay: number, timeZone: string): number {
  const now = clock(moment, timeZone)
  const time = Temporal.PlainTime.from({ hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 })
  for (const day of [now.toPlainDate(), now.toPlainDate().add({ days: 1 })]) {
    const candidate = day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
    if (candidate > moment) return candidate
  }
  throw new Error('No day has two mornings.')
}

const clock = (moment: number, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone)
