/** Of a route in Remix's build: where it hangs and what it adds to the address. */
interface Place {
  id: string
  parentId?: string | undefined
  path?: string | undefined
  index?: boolean | undefined
}

/** The first part of an address or of its data (`/albums/1`, `/albums.data`); null for what is written in any other way. */
export const firstPart = (pathname: string): string | null =>
  /^\/([a-z0-9-]+)(?:\.data)?(?:\/|$)/.exec(pathname)?.[1] ?? null

/**
 * The routes that an address which begins with a part can lead to: those that begin with it too, those that begin with anything,
 * start pages, and what surrounds them. An address finds among them what it finds among all.
 */
export function routesUnder<Route extends Place>(
  routes: Readonly<Record<string, Route>>,
  part: string,
): Record<string, Route> {
  const kept: Record<string, Route> = {}
  for (const route of Object.values(routes)) {
    if (!isPage(route) || !mayBeginWith(addressOf(routes, route), part)) continue
    for (let each: Route | undefined = route; each; each = routes[each.parentId ?? '']) kept[each.id] = each
  }
  return kept
}

/** The first parts of addresses that some route begins with. */
export const firstParts = (routes: Readonly<Record<string, Place>>): Set<string> =>
  new Set(Object.values(routes).flatMap(route => firstPart(addressOf(routes, route)) ?? []))

/** What only surrounds others leads nowhere by itself. */
const isPage = ({ path, index }: Place): boolean => index === true || path !== undefined

function addressOf(routes: Readonly<Record<string, Place>>, { parentId, path = '' }: Place): string {
  const parent = routes[parentId ?? '']
  return `${parent ? addressOf(routes, parent).replace(/\/$/, '') : ''}/${path}`
}

function mayBeginWith(address: string, part: string): boolean {
  const first = address.split('/')[1] ?? ''
  return first === '' || first === part || /^[:*]|\?$/.test(first)
}
