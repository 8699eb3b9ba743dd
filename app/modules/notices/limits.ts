/*
 * How much and how often; apart from the forms, so that a page that names a limit does not carry the schemas with it.
 */

/** Characters. */
export const longestTitle = 120
export const longestBody = 10_000
export const longestName = 120
/** That a notice can have. */
export const mostFiles = 10
/** Between two reminders of one notice. */
export const hoursBetweenChases = 4
/** The sheet a signature is drawn on, in units of its drawing. */
export const sheet = { width: 600, height: 200 } as const
/** Of a drawing as text; a lively signature takes a fifth. */
export const longestDrawing = 20_000
