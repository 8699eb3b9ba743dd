import type { LeavingReason } from '#db/schema/children.ts'

/** Why a child leaves, in the order in which reasons are offered. */
export const leavingReasons = [
  'school',
  'other_school',
  'moved_away',
  'family',
  'other',
] as const satisfies readonly LeavingReason[]
