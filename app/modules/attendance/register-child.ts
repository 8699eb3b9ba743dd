import type { AbsenceReason, MarkState } from '#db/attendance-words.ts'
import type { Adult } from './room.server.ts'

/** The mark of a child that stands. Instants are ISO. */
export interface StandingMark {
  id: string
  state: MarkState
  arrivedAt: string | null
  leftAt: string | null
  late: boolean
  reason: AbsenceReason | null
  markedAt: string
  markedBy: string
}

/** A line of a register. */
export interface RegisterChild {
  id: string
  /** As the class calls it; with the last name where two are called the same. */
  name: string
  fullName: string
  /** The file of its portrait. */
  photoId: string | null
  mark: StandingMark | null
  /** Another's mark that says otherwise, made without knowledge of the one that stands. */
  contested: { state: MarkState; by: string; at: string } | null
  /** What the family has reported for the day. */
  reported: { reason: AbsenceReason; toDay: string } | null
  /** An open alert: nobody knows yet where the child is. */
  alertId: string | null
  /** It was still here when the school closed. */
  lateStay: boolean
}

export interface Register {
  id: string
  name: string
  /** ISO date. */
  day: string
  children: RegisterChild[]
  /** Staff who have said that they are in the room; of today only. */
  adults: Adult[]
}
