import type { guardianships } from '#db/schema/children.ts'

export type Relation = (typeof guardianships.$inferSelect)['relation']

/** How somebody stands to a child, in the order in which they are offered. */
export const relations = [
  'mother',
  'father',
  'parent',
  'grandparent',
  'relative',
  'guardian',
  'carer',
] as const satisfies readonly Relation[]

/** What a guardian may do for one child; each right is separate. */
export interface Rights {
  maySee: boolean
  mayMessage: boolean
  mayPickUp: boolean
  mayDecide: boolean
  mayPay: boolean
}

export const rights = [
  'maySee',
  'mayMessage',
  'mayPickUp',
  'mayDecide',
  'mayPay',
] as const satisfies readonly (keyof Rights)[]
