import { createClerkClient } from '@clerk/remix/api.server'
import { environment } from '../config.server.ts'
import { Problem } from '../problem.ts'
import { identityOfClerk } from './clerk-people.server.ts'
import type { Begin, IdentityProvider } from './provider.server.ts'
import { openSession } from './session.server.ts'
import { type Door, rotated } from './sign-in.server.ts'

/**
 * Clerk proves who somebody is, at `/sign-in` and nowhere else; then a session of ours takes over. Clerk's own tokens live for
 * a minute and are renewed by its script from another origin, which our content security policy has no room for.
 */
export const clerk: IdentityProvider = {
  name: 'clerk',
  begin,
  afterSignOut: () => null,
}

/**
 * Verifies Clerk's session token without asking Clerk (CLERK_JWT_KEY). The token must name this very site as the party it was
 * made for (`azp`): one that was made at another school's host is not taken here.
 */
async function begin(door: Door, origin: string, next: string): Promise<Begin> {
  const { CLERK_SECRET_KEY, CLERK_PUBLISHABLE_KEY, CLERK_JWT_KEY } = environment()
  if (!CLERK_SECRET_KEY || !CLERK_PUBLISHABLE_KEY || !CLERK_JWT_KEY)
    throw new Problem('unavailable', 'CLERK_PUBLISHABLE_KEY or CLERK_JWT_KEY is not set')
  const client = createClerkClient({
    secretKey: CLERK_SECRET_KEY,
    publishableKey: CLERK_PUBLISHABLE_KEY,
    jwtKey: CLERK_JWT_KEY,
    telemetry: { disabled: true },
  })
  const state = await client.authenticateRequest(asSeen(door.request, origin), {
    jwtKey: CLERK_JWT_KEY,
    authorizedParties: [origin],
  })
  if (state.status === 'handshake') {
    const to = state.headers.get('location')
    if (!to) throw new Problem('unavailable', 'Clerk asked for a handshake without saying where')
    const headers = new Headers(state.headers)
    headers.delete('location')
    return { show: 'redirect', to, headers }
  }
  const auth = state.toAuth()
  // Clerk lets a token pass that names no party at all.
  if (auth.userId === null || auth.sessionClaims.azp !== origin)
    return { show: 'redirect', to: portal(CLERK_PUBLISHABLE_KEY, origin, next), headers: state.headers }
  const identityId = await identityOfClerk(auth.userId)
  const cookie = await openSession(
    identityId,
    door.hostname,
    door.request.headers.get('user-agent') ?? '',
    auth.sessionId,
  )
  return { show: 'signed_in', signIn: await rotated(door, [...state.headers.getSetCookie(), cookie], identityId) }
}

/** The request under the address that was typed, without headers by which a client could claim another. */
function asSeen(request: Request, origin: string): Request {
  const { pathname, search } = new URL(request.url)
  const headers = new Headers()
  for (const name of ['cookie', 'user-agent', 'accept', 'sec-fetch-dest', 'referer']) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return new Request(`${origin}${pathname}${search}`, { headers })
}

/** Clerk's hosted sign-in page, which leads back to ours. Its address follows from the publishable key. */
function portal(publishableKey: string, origin: string, next: string): string {
  const frontend = Buffer.from(publishableKey.split('_')[2] ?? '', 'base64')
    .toString('utf8')
    .replace(/\$$/, '')
  const host = frontend.endsWith('.clerk.accounts.dev')
    ? frontend.replace('.clerk.', '.')
    : frontend.replace(/^clerk\./, 'accounts.')
  const back = `${origin}/sign-in?${new URLSearchParams({ next })}`
  return `https://${host}/sign-in?${new URLSearchParams({ redirect_url: back })}`
}
