/**
 * Where a school stands with us, in the order in which a school that does not pay goes through them: on trial, paying, late, to be read
 * but not changed, out of use, over. Apart from the tables, since pages name the states too.
 */
export const schoolStates = ['trial', 'active', 'past_due', 'read_only', 'suspended', 'closed'] as const
export type SchoolState = (typeof schoolStates)[number]
