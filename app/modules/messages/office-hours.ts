import { Temporal } from 'temporal-polyfill'

/** When a school answers. */
export interface OfficeHours {
  officeHours: boolean
  /** Monday is 1, Sunday 7. */
  days: readonly number[]
  /** 'HH:MM' on the school's clock. */
  from: string
  to: string
}

/**
 * When an answer can be expected by somebody who writes now.
 * @param now ISO instant
 * @returns the next opening as an ISO instant, the same for the whole closed stretch; null while the office is open, or keeps no hours
 */
export function opensAgainAt(
  { officeHours, days, from, to }: OfficeHours,
  timeZone: string,
  now: string,
): string | null {
  if (!officeHours || days.length === 0) return null
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone)
  const [opening, closing] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(to)]
  const time = here.toPlainTime()
  const isOpenDay = days.includes(here.dayOfWeek)
  const after = (hour: Temporal.PlainTime) => Temporal.PlainTime.compare(time, hour) >= 0
  if (isOpenDay && after(opening) && !after(closing)) return null
  let day = here.toPlainDate()
  if (!isOpenDay || after(opening))
    do day = day.add({ days: 1 })
    while (!days.includes(day.dayOfWeek))
  return day.toZonedDateTime({ timeZone, plainTime: opening }).toInstant().toString()
}
