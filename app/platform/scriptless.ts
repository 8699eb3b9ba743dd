/**
 * A page that is read and not worked with exports `handle = scriptless`: nothing of script is sent with it, which would be more than all
 * the rest. Links and forms of such a page are the browser's own.
 */
export const scriptless = { scriptless: true } as const

/** Whether a page of these matches is sent without scripts. */
export const isScriptless = (matches: readonly { handle?: unknown }[]): boolean =>
  matches.some(({ handle }) => typeof handle === 'object' && handle !== null && 'scriptless' in handle)
