/*
 * How much and how long; apart from the forms, so that a page that names a limit does not carry the schemas with it.
 */

/** The longest an album or a photo may stay in the bin before it is gone for good. */
export const daysInBin = 30
/** Characters. */
export const longestTitle = 80
export const longestNote = 1_000
export const longestCaption = 300
/** Parts of one photo that are blurred at a time. */
export const mostRegions = 40
/** The smallest side of one, as a share of the photo's. */
export const smallestShare = 0.02
