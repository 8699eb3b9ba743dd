import type { guardianships } from '#db/schema/children.ts'

/** Why a child is not given to one of its guardians. */
export type Barrier = 'no_right' | 'court_order' | 'not_valid'

type Guardianship = Pick<typeof guardianships.$inferSelect, 'mayPickUp' | 'startsOn' | 'endsOn' | 'endedAt'>

/**
 * Whether a guardian may take the child along on a day (ISO date); pure. An order stands above every right: until the office
 * takes its note away, staff give the child to nobody whom it names.
 * @returns null if they may
 */
export function barrierOf(
  { mayPickUp, startsOn, endsOn, endedAt }: Guardianship,
  ordered: boolean,
  day: string,
): Barrier | null {
  if (ordered) return 'court_order'
  if (!mayPickUp || endedAt !== null) return 'no_right'
  return (startsOn ?? day) <= day && (endsOn ?? day) >= day ? null : 'not_valid'
}

/** An authorised person may take the child along on a day (ISO date). */
export const isValidOn = (
  person: { fromDay: string; toDay: string | null; endedAt?: Date | null },
  day: string,
): boolean => !person.endedAt && person.fromDay <= day && (person.toDay ?? day) >= day
