/*
 * How much of it; apart from the forms, so that a page that names a limit does not carry the schemas with it.
 */

/** Characters of what is told of an incident, and of a line of it. */
export const longestReport = 3_000
export const longestLine = 120
/** That an incident can have. */
export const mostPhotos = 6
/** Characters of the reason for which a class's registers are opened. */
export const longestReason = 200
