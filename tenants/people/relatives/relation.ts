import type { relatives } from '#db/schema/relatives.ts'

export type RelativeRelation = (typeof relatives.$inferSelect)['relation']

/** How a relative stands to the child, in the order in which they are offered. */
export const relativeRelations = [
  'grandparent',
  'uncle_aunt',
  'sibling',
  'godparent',
  'other',
] as const satisfies readonly RelativeRelation[]

/** How far back a relative sees: from today, from the first day of the running school year, or everything. */
export const reaches = ['today', 'year', 'everything'] as const
export type Reach = (typeof reaches)[number]

/** Relatives of one child at a time. */
export const mostRelatives = 8
