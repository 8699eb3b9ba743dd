import type { guardianships } from '#db/schema/children.ts'

/** Why a child is not given to one of its guardians. */
export type Barrier = 'no_right' | 'court_order' | 'not_valid'

type Guardianship = Pick<typeof guardianships.$inferSelect, Column>
type Column = 'mayPickUp' | 'mayDecide' | 'startsOn' | 'endsOn' | 'endedAt'

/**
 * Whether a guardian may take the child along on a day (ISO date); pure. An order stands above every right: until the office
 * takes its note away, staff give the child to nobody whom it names.
 * @returns null if they may
 */
export function barrierOf(guardianship: Guardianship, ordered: boolean, day: string): Barrier | null {
  if (ordered) return 'court_order'
  if (!guardianship.mayPickUp || guardianship.endedAt !== null) return 'no_right'
  return isInForce(guardianship, day) ? null : 'not_valid'
}

/**
 * Whether a guardian's word on who else may take the child holds on a day; pure. It ends with the right to decide and with an
 * order against them, or whoever may not take the child would send a friend.
 */
export const decidesOn = (guardianship: Guardianship, ordered: boolean, day: string): boolean =>
  guardianship.mayDecide && !ordered && isInForce(guardianship, day)

/**
 * Whether a guardian may bring the child on a day, or at least say that it has come; pure. Whom an order names is not served by a
 * machine, whatever they came for.
 */
export const bringsOn = (
  guardianship: Guardianship & Pick<typeof guardianships.$inferSelect, 'maySee'>,
  ordered: boolean,
  day: string,
): boolean => !ordered && (guardianship.maySee || guardianship.mayPickUp) && isInForce(guardianship, day)

const isInForce = ({ startsOn, endsOn, endedAt }: Guardianship, day: string): boolean =>
  endedAt === null && (startsOn ?? day) <= day && (endsOn ?? day) >= day

/** An authorised person may take the child along on a day (ISO date). */
export const isValidOn = (
  person: { fromDay: string; toDay: string | null; endedAt?: Date | null },
  day: string,
): boolean => !person.endedAt && person.fromDay <= day && (person.toDay ?? day) >= day
