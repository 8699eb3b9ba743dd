/** Characters of a text that is translated. */
export const longestTranslated = 5_000
/** Terms of a glossary, over all languages. */
export const mostTerms = 500
/** Characters of a term, and of what it becomes. */
export const longestTerm = 60
