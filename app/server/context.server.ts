import type { IncomingMessage } from 'node:http'
import { v7 as uuidv7 } from 'uuid'
import type { Look, RequestContext } from '#app/platform/context.ts'
import { lookOf } from '#app/platform/viewing/look.ts'
import { visitor } from '#tenants/actor.ts'
import { environment } from '#tenants/config.server.ts'
import { operatorProof, twoProofsOf } from '#tenants/identity/operator-proof.server.ts'
import { knownSessionOf } from '#tenants/identity/session.server.ts'
import { kioskActorOf } from '#tenants/kiosk.server.ts'
import { actorIn, operatorRole } from '#tenants/membership.server.ts'
import { seenAs } from '#tenants/people/viewing.server.ts'
import { clientOf, proxyList } from '#tenants/proxy.ts'
import { resolveSite } from '#tenants/resolve.server.ts'
import { supportActorOf } from '#tenants/support/visiting.server.ts'

export type Admission =
  | { ok: true; context: RequestContext; scheme: 'http' | 'https' }
  | { ok: false; status: 400 | 404 }

/**
 * Works out whose site a request is for. Malformed Host: 400. A host that names nothing of ours: a plain 404 that
 * names no school.
 */
export async function admitHost(incoming: IncomingMessage, request: () => Request, nonce: string): Promise<Admission> {
  const client = clientOf({
    remoteAddress: incoming.socket.remoteAddress,
    headers: incoming.headersDistinct,
    trustedProxies: trusted(),
    // Proxies pass the Host on as it came; a forwarded host could be the client's own invention.
    proxyHeaders: ['x-forwarded-for', 'x-forwarded-proto'],
  })
  if (!client.host.ok) return { ok: false, status: 400 }
  const { hostname, port } = client.host
  const site = await resolveSite(hostname)
  if (site.site === 'unknown') return { ok: false, status: 404 }
  const signedIn = once(() => knownSessionOf(request(), hostname))
  // A device that is a kiosk is nothing else: a session beside it, from before or signed in to later, counts for nothing.
  const kiosk = once(async () => (site.site === 'school' ? kioskActorOf(request(), site.school.facts) : null))
  // So is a browser in which support of the vendor looks at the school.
  const support = once(async () => (site.site === 'school' ? supportActorOf(request(), site.school.facts) : null))
  const session = async () => ((await kiosk()) || (await support()) ? null : await signedIn())
  let viewing: Look | null = null
  const actor = once(async () => {
    const device = await kiosk()
    if (device) return device
    const guest = await support()
    if (guest) {
      viewing = lookOf(guest)
      return guest
    }
    const own = await session()
    if (!own || site.site !== 'school') return visitor
    const { facts } = site.school
    const seen = await seenAs(facts, await actorIn(facts, own.identityId), own)
    viewing = lookOf(seen)
    return seen
  })
  const identity = async () => ((await actor()).viewing ? null : ((await session())?.identityId ?? null))
  const context: RequestContext = {
    site,
    hostname,
    origin: `${client.scheme}://${hostname}${port ? `:${port}` : ''}`,
    requestId: uuidv7(),
    nonce,
    clientIp: client.ip,
    session,
    identity,
    actor,
    viewing: () => viewing,
    twoProofs: once(async () => {
      const own = await session()
      return own ? twoProofsOf(own) : { since: null, possible: false }
    }),
    consoleRole: once(async () => {
      const id = await identity()
      return id && site.site === 'console' ? operatorRole(id) : null
    }),
    operatorProof: once(async () => {
      const own = await session()
      return own ? operatorProof(own) : 'set_up'
    }),
  }
  return { ok: true, context, scheme: client.scheme }
}

let proxies: ReturnType<typeof proxyList> | undefined
function trusted() {
  proxies ??= proxyList(
    environment()
      .TRUSTED_PROXIES.split(',')
      .map(each => each.trim())
      .filter(Boolean),
  )
  return proxies
}

function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined
  return () => {
    value ??= load()
    return value
  }
}
