/*
 * How much and how long; apart from the forms, so that a page that names a limit does not carry the schemas with it.
 */

/** Characters of one sentence, or of a teacher's own words in a section. */
export const longestText = 5_000
/** Characters of what a school itself says in a section. */
export const longestTemplateWords = 1_000
/** Characters of a lead's note, and of what a correction corrects. */
export const longestNote = 500
/** Characters of what a guardian says to a report. */
export const longestAnswer = 2_000
/** Characters of a term's name. */
export const longestTermName = 80
/** Sentences of a report. */
export const mostSentences = 400
/** Photos that a section offers to choose from. */
export const mostPhotos = 60
/** Photos of them that a draft shows at first. */
export const shownAtFirst = 6
/** Records under one sentence that a page lists; the others are counted. */
export const mostRecordsListed = 30
