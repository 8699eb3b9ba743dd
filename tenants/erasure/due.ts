import { addDays, daysBetween, daysUntilErasure } from '../billing/lifecycle.ts'

/** So many days before the last one owners are written to. Ascending. */
export const warningDays = [1, 7, 30] as const
export type WarningDays = (typeof warningDays)[number]

/** The last day on which a closed school's data can be fetched and it can be opened again. ISO dates. */
export const lastDayOf = (closedOn: string): string => addDays(closedOn, daysUntilErasure)

/** What a school's erasure has come to. */
export interface Notice {
  closedOn: string
  /** Letters that were sent, by how many days before. */
  toldDays: readonly number[]
  lastToldOn: string | null
}

/**
 * The letter that is due on a day, by how many days before the last one; null when none is. Where nobody looked for weeks only the
 * most urgent is sent, and the others count as sent with it. Pure.
 */
export function letterDue(day: string, { closedOn, toldDays }: Notice): WarningDays | null {
  const left = daysBetween(day, lastDayOf(closedOn))
  const due = warningDays.find(days => left <= days)
  return due === undefined || toldDays.some(told => told <= due) ? null : due
}

/**
 * Whether a school may be erased on a day: when the last day has passed, and a day after the last letter, so that nobody is erased unwarned
 * who was looked at late. Pure.
 */
export const mayBegin = (day: string, { closedOn, toldDays, lastToldOn }: Notice): boolean =>
  day > lastDayOf(closedOn) && toldDays.includes(1) && lastToldOn !== null && lastToldOn < day
