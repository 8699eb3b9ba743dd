/**
 * Where a school stands with us: on trial, paying, late, to be read but not changed, or closed. Apart from the tables, since
 * pages name the states too.
 */
export const schoolStates = ['trial', 'active', 'past_due', 'read_only', 'suspended'] as const
export type SchoolState = (typeof schoolStates)[number]
