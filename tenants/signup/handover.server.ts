import { randomBytes } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { users } from '#db/schema/identity.ts'
import { handovers } from '#db/schema/signups.ts'
import { environment, originOf } from '../config.server.ts'
import { endSessionOf, openSession } from '../identity/session.server.ts'
import type { Door } from '../identity/sign-in.server.ts'
import { fingerprint } from '../identity/vault.server.ts'

/** Long enough for a slow phone to follow a redirect, too short to find in a history. */
export const handoverSeconds = 60

/** The host of a school without a domain of its own. */
export const hostOf = (slug: string): string => `${slug}.${environment().ROOT_DOMAIN}`

/**
 * An address that signs somebody in on a school's own host: good once, for a minute, on that host only. Who has a second
 * factor signs in there as usual; a mailed code alone does not replace it.
 */
export async function handOver(identityId: string, slug: string): Promise<string> {
  const host = hostOf(slug)
  if (await hasSecondFactor(identityId)) return `${originOf(host)}/sign-in`
  const token = randomBytes(32).toString('base64url')
  const tokenHash = await hashOf(token)
  const expiresAt = new Date(Date.now() + handoverSeconds * 1000)
  await write(q => q.insert(handovers).values({ tokenHash, identityId, host, expiresAt }))
  return `${originOf(host)}/enter?token=${token}`
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
      .returning({ identityId: handovers.identityId }),
  )
  if (!taken) return null
  await endSessionOf(door.request)
  return openSession(taken.identityId, door.hostname, door.request.headers.get('user-agent') ?? '', null)
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
