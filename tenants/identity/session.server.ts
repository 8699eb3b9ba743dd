import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { and, desc, eq, gt, inArray, lt, ne, not, or, type SQL, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { type Queries, runTransaction, statementsOf } from '#db/client.server.ts'
import { sessions } from '#db/schema/identity.ts'
import { onMessage, onMissed, publish } from '../bus.server.ts'
import { PromiseCache } from '../cache.ts'
import { environment } from '../config.server.ts'
import { cookieName, secureCookies, sessionDays } from './auth.server.ts'
import { cookieOf } from './cookies.ts'
import { deviceOf } from './device.ts'
import { sessionSecret } from './vault.server.ts'

/** A signed-in browser, as its owner sees it in the list. */
export interface Session {
  id: string
  identityId: string
  host: string
  /** With two proofs: a second factor, or a passkey. */
  strong: boolean
  device: string
  signedInAt: Date
  lastUsedAt: Date
}

/** Days without use after which a session is over; in use it lasts `sessionDays`. */
const idleDays = 30
/** Signing in counts as fresh for this long: time enough to change a password, not to find an open laptop. */
const freshMinutes = 15

/**
 * The session that is signed in on this host. A session belongs to the host it was made on: its token, taken to another school's
 * host or the console, is nobody's. Cached for half a minute, and forgotten at once on every process when sessions of the
 * identity end.
 * @param hostname as resolved by the server, never read from the request
 */
export async function knownSessionOf(request: Request, hostname: string): Promise<Session | null> {
  const token = await tokenOf(request)
  if (!token) return null
  const key = `${hostname} ${token}`
  const session = await known.get(key, () => findSession(token, hostname))
  if (!session) known.delete(key)
  return session
}

/** Who is signed in on this host, by the same memory. */
export async function identityOf(request: Request, hostname: string): Promise<{ identityId: string } | null> {
  const session = await knownSessionOf(request, hostname)
  return session && { identityId: session.identityId }
}

/** The session of a request on its own host as it is in the database, or null. Marks it as used, once an hour. */
export async function sessionOf(request: Request, hostname: string): Promise<Session | null> {
  const token = await tokenOf(request)
  return token ? findSession(token, hostname) : null
}

const known = new PromiseCache<Session | null>(50_000, 30_000)
onMessage('session', identityId => known.deleteWhere(session => session?.identityId === identityId))
onMissed(() => known.clear())

async function findSession(token: string, hostname: string): Promise<Session | null> {
  const found = await statementsOf('identity').select().from(sessions).where(isAlive(token, hostname))
  const row = found[0]
  if (!row) return null
  if (Date.now() - row.updatedAt.getTime() > 3_600_000) {
    await runTransaction('identity', { readOnly: false }, q =>
      q.update(sessions).set({ updatedAt: new Date() }).where(eq(sessions.id, row.id)),
    )
  }
  return sessionFrom(row)
}

/** Whether the person proved who they are a moment ago; sensitive acts ask for it. */
export const isFresh = (session: Session): boolean => Date.now() - session.signedInAt.getTime() < freshMinutes * 60_000

/**
 * Opens a session for somebody whom a provider has just proven; better-auth opens its own.
 * @param signedInAt of a session that is carried over, when its person signed in
 * @returns the Set-Cookie header
 */
export async function openSession(
  identityId: string,
  hostname: string,
  userAgent: string,
  clerkSessionId: string | null,
  signedInAt = new Date(),
): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(signedInAt.getTime() + sessionDays * 86_400_000)
  await runTransaction('identity', { readOnly: false }, q =>
    q.insert(sessions).values({
      id: uuidv7(),
      token,
      userId: identityId,
      host: hostname,
      userAgent: deviceOf(userAgent),
      clerkSessionId,
      createdAt: signedInAt,
      expiresAt,
    }),
  )
  const value = encodeURIComponent(`${token}.${(await signature(token)).toString('base64')}`)
  return `${cookieName('session')}=${value}; Path=/; Max-Age=${sessionDays * 86_400}; HttpOnly; SameSite=Lax${secureCookies() ? '; Secure' : ''}`
}

/** Every browser that the identity is signed in with, on whatever school's host, last used first. */
export async function sessionsOf(identityId: string): Promise<Session[]> {
  const rows = await runTransaction('identity', { readOnly: true }, q =>
    q
      .select()
      .from(sessions)
      .where(and(eq(sessions.userId, identityId), gt(sessions.expiresAt, new Date()), notIdle))
      .orderBy(desc(sessions.updatedAt)),
  )
  return rows.map(sessionFrom)
}

/** Whose sessions these are, for those that are not over: session id → identity id. */
export async function aliveSessions(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await runTransaction('identity', { readOnly: true }, q =>
    q
      .select({ id: sessions.id, identityId: sessions.userId })
      .from(sessions)
      .where(and(inArray(sessions.id, [...ids]), gt(sessions.expiresAt, new Date()), notIdle)),
  )
  return new Map(rows.map(({ id, identityId }) => [id, identityId]))
}

/** Ends one session of the identity; nothing happens when it is somebody else's or over. */
export async function endSession(identityId: string, sessionId: string): Promise<void> {
  await runTransaction('identity', { readOnly: false }, q =>
    q.delete(sessions).where(and(eq(sessions.userId, identityId), eq(sessions.id, sessionId))),
  )
  await publish('session', identityId)
}

/** Signs out everywhere. @param except the session to keep */
export async function endSessions(identityId: string, except?: string): Promise<void> {
  await runTransaction('identity', { readOnly: false }, q =>
    q.delete(sessions).where(and(eq(sessions.userId, identityId), except ? ne(sessions.id, except) : undefined)),
  )
  await publish('session', identityId)
}

/** Ends sessions that were opened with one proof, when the person has just made a second one a condition. */
export const endWeakSessions = (identityId: string): Promise<void> =>
  endWhere(sql`${sessions.userId} = ${identityId} and not ${sessions.strong}`)

/** Ends the session that a request brings, if any: signing out, and the old one when somebody signs in anew. */
export async function endSessionOf(request: Request): Promise<void> {
  const token = await tokenOf(request)
  if (token) await endWhere(eq(sessions.token, token))
}

/** Ends our sessions that began with that session of Clerk's. */
export const endClerkSession = (clerkSessionId: string): Promise<void> =>
  endWhere(eq(sessions.clerkSessionId, clerkSessionId))

async function endWhere(which: SQL): Promise<void> {
  const ended = await runTransaction('identity', { readOnly: false }, q =>
    q.delete(sessions).where(which).returning({ identityId: sessions.userId }),
  )
  for (const identityId of new Set(ended.map(each => each.identityId))) await publish('session', identityId)
}

/** Removes sessions that are over, by their time or for want of use. */
export async function forgetEndedSessions(q: Queries): Promise<void> {
  await q.delete(sessions).where(or(lt(sessions.expiresAt, sql`now()`), not(notIdle)))
}

/** The header that makes a browser forget its session. */
export const forgetSession = (): string =>
  `${cookieName('session')}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secureCookies() ? '; Secure' : ''}`

const notIdle = sql`${sessions.updatedAt} > now() - make_interval(days => ${idleDays})`
const isAlive = (token: string, hostname: string) =>
  and(eq(sessions.token, token), eq(sessions.host, hostname), gt(sessions.expiresAt, new Date()), notIdle)

const sessionFrom = (row: typeof sessions.$inferSelect): Session => ({
  id: row.id,
  identityId: row.userId,
  host: row.host,
  strong: row.strong,
  device: row.userAgent ?? '',
  signedInAt: row.createdAt,
  lastUsedAt: row.updatedAt,
})

/** The token in the request's cookie, if better-auth signed it: `<token>.<base64 of HMAC-SHA-256>`. */
async function tokenOf(request: Request): Promise<string | null> {
  const value = cookieOf(request, cookieName('session'))
  const dot = value?.lastIndexOf('.') ?? -1
  if (!value || dot < 1) return null
  const token = value.slice(0, dot)
  const expected = await signature(token)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null
}

const signature = async (token: string): Promise<Buffer> =>
  createHmac('sha256', environment().SESSION_SECRET ?? (await sessionSecret()))
    .update(token)
    .digest()
