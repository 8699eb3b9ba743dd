/**
 * The kind of address that was asked for, with the names of parameters in the place of their values: `/people/children/:childId`. Pure. What
 * stands in a query is left out, since it may be words that somebody searched for.
 */
export function routeOf(pathname: string, params: Readonly<Record<string, string | undefined>>): string {
  const names = new Map(Object.entries(params).map(([name, value]) => [value, name]))
  // Of the address that matches whatever is left, nothing is kept: it is what somebody typed.
  if (params['*'] !== undefined) return '/*'
  return pathname
    .replace(/\.data$/, '')
    .split('/')
    .map(part => {
      const name = names.get(decoded(part))
      return name ? `:${name}` : part
    })
    .join('/')
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
