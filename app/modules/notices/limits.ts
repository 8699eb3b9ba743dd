/*
 * How much and how often; apart from the forms, so that a page that names a limit does not carry the schemas with it.
 */

/** Characters. */
export const longestTitle = 120
export const longestBody = 10_000
/** That a notice can have. */
export const mostFiles = 10
/** Between two reminders of one notice. */
export const hoursBetweenChases = 4
