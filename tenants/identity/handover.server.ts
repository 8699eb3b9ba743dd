import { randomBytes } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { users } from '#db/schema/identity.ts'
import { handovers } from '#db/schema/signups.ts'
import { environment, originOf } from '../config.server.ts'
import { identityProvider } from './provider.server.ts'
import { endSessionOf, openSession, type Session } from './session.server.ts'
import type { Door } from './sign-in.server.ts'
import { fingerprint } from './vault.server.ts'

/** Long enough for a slow phone to follow a redirect, too short to find in a history. */
export const handoverSeconds = 60

/** The host of a school without a domain of its own. */
export const hostOf = (slug: string): string => `${slug}.${environment().ROOT_DOMAIN}`

/**
 * An address that signs somebody in on a school's own host: good once, for a minute, on that host only. The ticket stands behind the `#`,
 * which browsers keep to themselves: no server, proxy or log sees it before the page there posts it. Who has a second factor
 * signs in there as usual, unless they have proven both a moment ago: a mailed code alone does not replace it.
 * @param host of the school, as resolved by the server and never read from a request
 */
export async function handOver(identityId: string, host: string, { strong = false } = {}): Promise<string> {
  // A session of an outside provider is ended there, which would not reach one that was made here.
  if (identityProvider().name !== 'built_in') return `${originOf(host)}/sign-in`
  if (!strong && (await hasSecondFactor(identityId))) return `${originOf(host)}/sign-in`
  return `${originOf(host)}/enter#${await issueTicket(identityId, host)}`
}

/**
 * An address that carries a session over from another host of the school to its main domain. The new one counts as begun when this one was, and
 * as of one proof: whoever holds the domain's DNS can come by the ticket, so it must not open what a fresh sign-in would (decision 043). The
 * session here stays, for the day on which the domain is no more.
 * @param next path and query to open there
 * @returns null where an outside provider holds the session: one signs in there by it
 */
export async function carryOver(session: Session, host: string, next: string): Promise<string | null> {
  if (identityProvider().name !== 'built_in') return null
  const token = await issueTicket(session.identityId, host, session.signedInAt)
  return `${originOf(host)}/enter?${new URLSearchParams({ next })}#${token}`
}

async function issueTicket(identityId: string, host: string, signedInAt: Date | null = null): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const tokenHash = await hashOf(token)
  const expiresAt = new Date(Date.now() + handoverSeconds * 1000)
  await write(q => q.insert(handovers).values({ tokenHash, identityId, host, signedInAt, expiresAt }))
  return token
}

/**
 * Takes a ticket at the door it was made for.
 * @returns the new session's cookie; null when the ticket is used, over, of another host or none of ours
 */
export async function takeHandover(door: Door, token: string): Promise<string | null> {
  const tokenHash = await hashOf(token)
  const [taken] = await write(q =>
    q
      .delete(handovers)
      .where(
        and(eq(handovers.tokenHash, tokenHash), eq(handovers.host, door.hostname), gt(handovers.expiresAt, new Date())),
      )
      .returning({ identityId: handovers.identityId, signedInAt: handovers.signedInAt }),
  )
  if (!taken) return null
  await endSessionOf(door.request)
  const userAgent = door.request.headers.get('user-agent') ?? ''
  return openSession(taken.identityId, door.hostname, userAgent, null, taken.signedInAt ?? undefined)
}

const hashOf = (token: string) => fingerprint('handover', token)

async function hasSecondFactor(identityId: string): Promise<boolean> {
  const rows = await runTransaction('identity', { readOnly: true }, q =>
    q.select({ on: users.twoFactorEnabled }).from(users).where(eq(users.id, identityId)),
  )
  return rows[0]?.on ?? false
}

const write = <Result>(work: Parameters<typeof runTransaction<Result>>[2]) =>
  runTransaction('identity', { readOnly: false }, work)
