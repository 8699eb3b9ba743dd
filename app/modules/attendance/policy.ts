import type { AbsenceReason, MarkState } from '#db/attendance-words.ts'

/** What a mark says. Instants are milliseconds. */
export interface Marked {
  markId: string
  state: MarkState
  arrivedAt: number | null
  leftAt: number | null
  reason: AbsenceReason | null
  markedBy: string
  /** When it was made, by the server's clock. */
  markedAt: number
}

/** A mark on its way in, with what stood on the page on which it was made. */
export interface Incoming extends Marked {
  /** The mark that stood there; null for none. */
  seen: string | null
}

/** What stands, and which mark says otherwise without having known of it. */
export interface Standing extends Marked {
  contestedBy: string | null
}

/**
 * What stands after a mark has come in, however late. Who has seen what stood decides anew, and a conflict is settled by it;
 * of two who did not know of each other the later one stands, and the other is kept in sight if it says something else.
 */
export function merged(standing: Standing | null, { seen, ...mark }: Incoming): Standing {
  if (!standing) return { ...mark, contestedBy: null }
  if (seen === standing.markId)
    return { ...mark, markedAt: Math.max(mark.markedAt, standing.markedAt), contestedBy: null }
  const later = isLater(mark, standing)
  const [stands, other] = later ? [mark, standing] : [standing, mark]
  return { ...stands, contestedBy: agree(mark, standing) ? standing.contestedBy : other.markId }
}

/** Ids decide between marks of one instant, so that every order of arrival ends the same. */
const isLater = (mark: Marked, other: Marked): boolean =>
  mark.markedAt === other.markedAt ? mark.markId > other.markId : mark.markedAt > other.markedAt

/** Two who tap "here" a minute apart do not contradict each other. */
const agree = (one: Marked, other: Marked): boolean => one.state === other.state

/** A mark cannot have waited longer: an older one is a correction, with its reason. */
export const longestWaitMs = 7 * 24 * 60 * 60 * 1000

/**
 * When a mark was made by the server's clock: the moment of receipt less the time it waited, both ends of which the device reads
 * from one clock, so that a clock that is wrong does no harm. Never after the receipt.
 * @param waited and `receivedAt`: milliseconds
 */
export const madeAt = (waited: number, receivedAt: number): number =>
  receivedAt - Math.min(Math.max(waited, 0), longestWaitMs)

/** How a child appears in a register. */
export type Presence = 'here' | 'gone' | 'absent' | 'excused' | 'waited_for'

/** A child without a mark, or with one taken back, is excused if its family or the staff said so. */
export function presenceOf(day: { state: MarkState; reason: string | null } | null, reported: boolean): Presence {
  if (day?.state === 'present') return 'here'
  if (day?.state === 'left') return 'gone'
  if (day?.state === 'absent') return day.reason || reported ? 'excused' : 'absent'
  return reported ? 'excused' : 'waited_for'
}

/** Share of days that a child was there, of those on which it was marked; null where there are none. 0 to 1. */
export function rateOf({ present, absent }: { present: number; absent: number }): number | null {
  return present + absent === 0 ? null : present / (present + absent)
}

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** Whether children are expected on a day (ISO date), by the weekdays that the school has set. */
export const isSchoolDay = ({ schoolDays }: { schoolDays: readonly number[] }, day: string): boolean =>
  schoolDays.includes(weekdayOf(day))
