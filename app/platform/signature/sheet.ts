/** The sheet a signature is drawn on, in units of its drawing. */
export const sheet = { width: 600, height: 200 } as const
/** Characters of a drawing as text; a lively signature takes a fifth. */
export const longestDrawing = 20_000
/** Characters of a typed name. */
export const longestName = 120
