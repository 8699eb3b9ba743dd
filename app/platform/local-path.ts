/**
 * Where to go after signing in, if it is an address of this very site; else `fallback`. Browsers read `//host` and `/\host` as
 * another site, and drop tabs and line breaks first; `/.//host` becomes one once its dots are resolved.
 */
export function localPath(text: string | null | undefined, fallback = '/'): string {
  if (!text || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.length > 2_000) return fallback
  const url = new URL(text, 'http://here.invalid')
  const isHere = url.host === 'here.invalid' && !url.pathname.startsWith('//')
  return isHere ? url.pathname + url.search : fallback
}

/** An address with `next` in its query, left out when it is a start page. */
export const withNext = (path: string, next: string): string =>
  ['/', '/home', '/schools'].includes(next) ? path : `${path}?${new URLSearchParams({ next })}`
