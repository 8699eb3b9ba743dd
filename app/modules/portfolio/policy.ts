import type { ObservationOrigin, ObservationState } from '#db/schema/portfolio.ts'
import { type ActorRole, isOffice, isStaff } from '#tenants/roles.ts'

type Who = { role: ActorRole; memberId: string | null }
type What = { authorId: string; origin: ObservationOrigin; state: ObservationState }

/** Where an observation goes when its writer shares it: the office reviews, so its own are out at once. */
export const sharedState = (role: ActorRole, review: boolean): 'waiting' | 'shared' =>
  review && !isOffice(role) ? 'waiting' : 'shared'

/** Whether a member may change it; the rows' own policies decide the same. Nobody puts other words into a family's. */
export const mayChange = (actor: Who, { authorId, origin, state }: What): boolean =>
  origin === 'school' &&
  state !== 'withdrawn' &&
  isStaff(actor.role) &&
  (isOffice(actor.role) || authorId === actor.memberId)

/** Whether a member may take it back: its writer and the office. */
export const mayWithdraw = (actor: Who, { authorId, state }: What): boolean =>
  state !== 'withdrawn' && (isOffice(actor.role) || authorId === actor.memberId)

/** Whole weeks between two days of the school's calendar (ISO dates), the later second. */
export const weeksBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / (7 * 86_400_000)))

/** Days between two days of the school's calendar (ISO dates), the later second. */
export const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000))

/**
 * Whether a child has gone unseen for too long: nothing for as many weeks, while it was here for as many.
 * @param last the day it was last seen, null for never; days are ISO dates
 */
export const isUnseen = (last: string | null, hereSince: string, today: string, weeks: number): boolean =>
  weeksBetween(last !== null && last > hereSince ? last : hereSince, today) >= weeks
