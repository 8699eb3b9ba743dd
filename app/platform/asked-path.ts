/** The page that a request asked for, to come back to; an act has none of its own. */
export function askedPath(request: Request): string {
  if (request.method !== 'GET') return '/'
  const url = new URL(request.url)
  return url.pathname.replace(/\.data$/, '') + url.search.replace(/[?&]_routes=[^&]*/, '')
}
