import type { RequestContext } from '#app/platform/context.ts'
import { environment, originOf } from '#tenants/config.server.ts'
import { carryOver } from '#tenants/identity/handover.server.ts'
import { knownSessionOf } from '#tenants/identity/session.server.ts'

/**
 * Where a request for a page leads that came to another address of a school than its main domain: the same page there, with the
 * session carried along; null where it is answered here. The target comes from the school's own row, never from the request.
 */
export async function mainAddress(request: Request, context: RequestContext): Promise<string | null> {
  const { site, hostname } = context
  const main = site.site === 'school' ? site.school.mainDomain : null
  if (!main || main === hostname || !asksForPage(request)) return null
  const { pathname, search } = new URL(request.url)
  if (staysHere(pathname, search)) return null
  // A kiosk's session is this host's alone, and so is a look in somebody else's place.
  if ((await context.actor()).role === 'kiosk' || context.viewing()) return null
  const session = request.method === 'GET' ? await knownSessionOf(request, hostname) : null
  const next = pathname + search
  return (session && (await carryOver(session, main, next))) ?? `${originOf(main)}${next}`
}

/** The origin to which pages of this address lead, if they do: a form that is sent without a script ends there, and has to be let. */
export function mainOrigin({ site, hostname }: RequestContext): string | null {
  const main = site.site === 'school' ? site.school.mainDomain : null
  return main && main !== hostname ? originOf(main) : null
}

/** Whether the host is a school's own and not below ours. */
export const isOwnDomain = ({ site, hostname }: RequestContext): boolean =>
  site.site === 'school' && !hostname.endsWith(`.${environment().ROOT_DOMAIN}`)

/**
 * Whether somebody opens a page: not its data, a file, a form, or what a script or an open page asks for. A browser that has
 * something waiting to be sent says so with a cookie: that rests on this host, and is sent by its pages.
 */
function asksForPage({ method, headers }: Request): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  const destination = headers.get('sec-fetch-dest')
  if (destination && destination !== 'document') return false
  if (headers.get('sec-purpose')?.startsWith('prefetch')) return false
  if (/(?:^|;\s*)waiting-[0-9a-f-]+=1(?:;|$)/.test(headers.get('cookie') ?? '')) return false
  return headers.get('accept')?.includes('text/html') ?? false
}

/**
 * Files, machines, tickets on their way, a sign-in under way; and the pages on which a domain is looked after, with the way in to them, so
 * that a main domain that leads nowhere locks nobody out.
 */
function staysHere(path: string, search: string): boolean {
  if (/\.[a-z0-9]+$/i.test(path)) return true
  if (
    /^\/(?:assets|brand|media|made-files|webhooks|enter|offline|live|settings\/domain|sign-in\/[^/]+)(?:\/|$)/.test(
      path,
    )
  )
    return true
  return path === '/sign-in' && (new URLSearchParams(search).get('next') ?? '').startsWith('/settings/domain')
}
