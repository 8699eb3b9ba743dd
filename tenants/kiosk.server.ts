import { createHash } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { kiosks } from '#db/schema/attendance-kiosks.ts'
import { type Actor, system } from './actor.ts'
import { cookieName, secureCookies } from './identity/auth.server.ts'
import { cookieOf } from './identity/cookies.ts'
import { School, type SchoolFacts } from './school.server.ts'

/** The one page that a kiosk has. */
export const kioskPath = '/attendance/kiosk'

/** A kiosk that nobody has used for as long is over. */
const idleDays = 30
/** Being seen is written down no more often than this. */
const seenEvery = sql`interval '1 minute'`

/**
 * The kiosk that a request's device is, or null. Its row is asked each time: a kiosk that was ended is none in the same second.
 */
export async function kioskActorOf(request: Request, facts: SchoolFacts): Promise<Actor | null> {
  const token = cookieOf(request, cookieName('kiosk'))
  return token ? kioskActor(facts, token) : null
}

/** The kiosk of a token in a school, or null: unknown, another school's, ended. */
export async function kioskActor(facts: SchoolFacts, token: string): Promise<Actor | null> {
  const inside = new School(facts, system)
  const [row] = await inside.read(q =>
    q
      .select({
        id: kiosks.id,
        name: kiosks.name,
        stale: sql<boolean>`${kiosks.lastSeenAt} < now() - ${seenEvery}`,
      })
      .from(kiosks)
      .where(
        and(
          eq(kiosks.tokenHash, hashOf(token)),
          isNull(kiosks.endedAt),
          sql`${kiosks.lastSeenAt} > now() - make_interval(days => ${idleDays})`,
        ),
      ),
  )
  if (!row) return null
  if (row.stale)
    await inside.write(tx => tx.update(kiosks).set({ lastSeenAt: sql`now()` }).where(eq(kiosks.id, row.id)))
  return { role: 'kiosk', memberId: null, name: row.name, locale: null, welcomed: true, kioskId: row.id }
}

/** What is stored of a kiosk's token. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The Set-Cookie header that makes a device a kiosk, or with null nobody's. It goes with no request from another site. */
export const kioskCookie = (token: string | null): string =>
  `${cookieName('kiosk')}=${token ?? ''}; Path=/; Max-Age=${token ? 400 * 86_400 : 0}; HttpOnly; SameSite=Strict${secureCookies() ? '; Secure' : ''}`
