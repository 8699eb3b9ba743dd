/**
 * Where a school stands with us, in the order in which a school that does not pay goes through them: on trial, paying, late, to be read
 * but not changed, out of use, over. Apart from the tables, since pages name the states too.
 */
export const schoolStates = ['trial', 'active', 'past_due', 'read_only', 'suspended', 'closed'] as const
export type SchoolState = (typeof schoolStates)[number]

/** Whether a school's site is shut: nobody reads or writes anything there but its owners about plan, bills and data. */
export const isShut = (state: SchoolState): boolean => state === 'suspended' || state === 'closed'
/** The states in which it is. */
export const shutStates = schoolStates.filter(isShut)

/** What the vendor should look after: nobody was there for weeks, more than the plan holds, jobs that failed, a trial that is nearly over. */
export const schoolTroubles = ['quiet', 'over_limit', 'failing', 'trial_ending'] as const
export type SchoolTrouble = (typeof schoolTroubles)[number]
