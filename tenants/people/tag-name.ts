/** Characters of a tag's name. */
export const longestTag = 40

/** The name as it is written: one line, single spaces. */
export const tagNameOf = (typed: string): string => typed.trim().replace(/\s+/g, ' ')

/** What two names have in common that people take for the same: case, width (ＡＢ, ﾊﾞｽ) and spaces make no difference. */
export const tagKeyOf = (name: string): string => tagNameOf(name.normalize('NFKC')).toLowerCase()
