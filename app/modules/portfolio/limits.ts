/*
 * How much and how long; apart from the forms, so that a page that names a limit does not carry the schemas with it.
 */

/** Characters of an observation. */
export const longestText = 5_000
/** Characters of what a child said. */
export const longestWords = 1_000
/** Characters of a next step, and of a lead's note. */
export const longestStep = 500
/** Characters of the name of a school's own area or goal. */
export const longestTermName = 80
/** Areas and goals of the school's own. */
export const mostTerms = 200
/** Children of one observation. */
export const mostChildren = 40
/** Areas and goals of one observation. */
export const mostAreas = 30
/** Files of an observation. */
export const mostFiles = 10
/** Observations on a page of a timeline. */
export const observationsPerPage = 20
/** Newest observations that a search opens: they are sealed, so each has to be deciphered to be looked at. */
export const searchedObservations = 3_000
/** How many it opens at a time. */
export const searchedAtOnce = 500
/** Finds shown. */
export const mostFinds = 40
/** Characters of what is looked for. */
export const longestSearch = 100
/** Areas offered first: those that a teacher names most. */
export const mostSuggested = 6
/** Days for which an observation counts as new on a family's start page. */
export const daysNew = 7
