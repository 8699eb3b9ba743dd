import type { DoseKind } from '#db/health-words.ts'
import { isExpired, type MedicationOrder, orderStateOn } from './medication.ts'

/** How far from its time a dose is given without saying why. */
export const toleranceMinutes = 60
/** From so long before its time a dose is due, and so long after it overdue. */
const dueMinutes = 30
/** For how long a second person can confirm that they were there. */
export const witnessMinutes = 5

/** An entry of the log. Instants are ISO. */
export interface Dose {
  id: string
  orderId: string
  childId: string
  kind: DoseKind
  at: string
  /** The school's day. ISO date. */
  day: string
  /** Which of the order's times it was for, HH:MM; null as needed. */
  time: string | null
  reason: string | null
  /** Minutes after its time, negative before; null for a dose that was given within the hour around it. */
  off: number | null
  by: string
  byId: string
  witness: string | null
  /** The entry that this one takes back. */
  corrects: string | null
  /** Taken back by a later entry. */
  mistaken: boolean
}

/** When it would be given, on the school's wall clock (HH:MM) and as milliseconds. */
export interface Moment {
  day: string
  clock: string
  now: number
}
export interface DoseAsked {
  kind: 'given' | 'not_given'
  time: string | null
  /** The giver has read that the time is unusual. */
  anyway: boolean
  /** The giver says why it is late or early, or not given. */
  reason: string | null
}

/** Why a dose is not logged. `unusual_time` is a warning: with `anyway` it is; `outside_times` is asked why: with a reason it is. */
export type DoseRefusal =
  | 'waiting'
  | 'declined'
  | 'ended'
  | 'later'
  | 'over'
  | 'expired'
  | 'no_such_time'
  | 'given_already'
  | 'outside_times'
  | 'too_near'
  | 'too_often'
  | 'too_soon'
  | 'unusual_time'

/**
 * Whether an order allows a dose at a moment. That it is not given may be logged whenever the order is in use; a dose itself only
 * from a package that has not expired, near one of its times or with a reason, once for each and never close to the dose of another
 * time, or as needed up to the day's most and not before
 * the least hours are over.
 * @param log entries of the order, of that day and the day before
 */
export function refusalOf(
  order: MedicationOrder,
  log: readonly Dose[],
  { day, clock, now }: Moment,
  { kind, time, anyway, reason }: DoseAsked,
): DoseRefusal | null {
  const state = orderStateOn(order, day)
  if (state !== 'in_use') return state
  if (!order.asNeeded && (time === null || !order.times.includes(time))) return 'no_such_time'
  if (kind === 'not_given') return null
  if (isExpired(order, day)) return 'expired'
  const given = log.filter(each => each.kind === 'given' && !each.mistaken)
  const today = given.filter(each => each.day === day)
  const far = (from: string) => Math.abs(minutesOf(clock) - minutesOf(from)) > toleranceMinutes
  if (!order.asNeeded) {
    if (today.some(each => each.time === time)) return 'given_already'
    if (time === null) return null
    // Whoever gives the dose of the morning late must not be followed by the one of noon.
    const isNear = (each: Dose) =>
      now - Date.parse(each.at) < toleranceMinutes * 60_000 &&
      Math.abs(minutesOf(each.time ?? time) - minutesOf(time)) > toleranceMinutes
    if (given.some(isNear)) return 'too_near'
    return far(time) && !reason ? 'outside_times' : null
  }
  const { mostPerDay, leastHours } = order.asNeeded
  if (today.length >= mostPerDay) return 'too_often'
  if (given.some(({ at }) => now - Date.parse(at) < leastHours * 3_600_000)) return 'too_soon'
  return order.times.length > 0 && order.times.every(far) && !anyway ? 'unusual_time' : null
}

/** How far from its time a dose is given, in minutes after it; null within the hour around it, and as needed. */
export function minutesOff(time: string | null, clock: string): number | null {
  const off = time === null ? 0 : minutesOf(clock) - minutesOf(time)
  return Math.abs(off) > toleranceMinutes ? off : null
}

/** What an entry is called: `given_late` and `given_early` for what was given far from its time. */
export const entryWord = ({ kind, off }: Pick<Dose, 'kind' | 'off'>): DoseKind | 'given_late' | 'given_early' =>
  kind !== 'given' || off === null ? kind : off > 0 ? 'given_late' : 'given_early'

export const slotStates = ['overdue', 'due', 'later', 'as_needed', 'not_given', 'given'] as const
export type SlotState = (typeof slotStates)[number]
/** A dose of today as lists show it; without a time where it is given as needed. */
export interface Slot {
  time: string | null
  state: SlotState
}

/** What of an order is due on a day at a wall clock time; nothing where it is not in use. */
export function slotsOn(order: MedicationOrder, log: readonly Dose[], { day, clock }: Omit<Moment, 'now'>): Slot[] {
  if (orderStateOn(order, day) !== 'in_use') return []
  if (order.asNeeded) return [{ time: null, state: 'as_needed' }]
  const own = log.filter(each => each.day === day && !each.mistaken)
  return order.times.map(time => {
    const kinds = own.filter(each => each.time === time).map(({ kind }) => kind)
    const late = minutesOf(clock) - minutesOf(time)
    const open = late > dueMinutes ? 'overdue' : late >= -dueMinutes ? 'due' : 'later'
    return { time, state: kinds.includes('given') ? 'given' : kinds.includes('not_given') ? 'not_given' : open }
  })
}

/** How a dose that was given stands with its second person. */
export function witnessStateOf(dose: Pick<Dose, 'at' | 'witness'>, now: number): 'witnessed' | 'open' | 'missing' {
  if (dose.witness !== null) return 'witnessed'
  return now <= witnessUntil(dose) ? 'open' : 'missing'
}

/** Until when a second person can confirm a dose, in milliseconds. */
export const witnessUntil = ({ at }: Pick<Dose, 'at'>): number => Date.parse(at) + witnessMinutes * 60_000

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
