import type { MemberRole } from '#db/schema/members.ts'

/**
 * Who acts. `visitor` has reached a school's site without a session; `system` is background work and
 * the few domain functions that speak for the school itself; `kiosk` is a device at the door, which is nobody (decision 021).
 */
export type ActorRole = MemberRole | 'kiosk' | 'visitor' | 'system'

/** Roles from most to least: a person with two memberships acts in the first, unless they choose. */
export const rolesByReach: readonly MemberRole[] = ['owner', 'office', 'teacher', 'guardian', 'relative']

export const isStaff = (role: ActorRole): boolean => role === 'owner' || role === 'office' || role === 'teacher'
export const isOffice = (role: ActorRole): boolean => role === 'owner' || role === 'office'
