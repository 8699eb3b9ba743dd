import { and, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'
import { members } from '#db/schema/members.ts'
import { viewings } from '#db/schema/viewings.ts'
import { type Actor, memberOf, type Viewing } from '../actor.ts'
import { onMessage, onMissed, publish } from '../bus.server.ts'
import { PromiseCache } from '../cache.ts'
import { found } from '../problem.ts'
import { isOffice } from '../roles.ts'
import { School, type SchoolFacts } from '../school.server.ts'

/** As long as one looks at most: an open laptop is not somebody else's for an afternoon. */
export const viewingMinutes = 20
/** The job that writes down the end of a viewing that nobody ended. */
export const viewingJob = 'upkeep.end-viewing'

/** A browser in which somebody is signed in. */
export interface ViewersSession {
  id: string
  identityId: string
}

/** That somebody of the office saw the site as a member, as that member reads it. */
export interface PastViewing {
  id: string
  /** Who looked. */
  name: string
  /** ISO instants. */
  from: string
  until: string
}

/**
 * Lets the actor see the site as a guardian or teacher, in this browser and for twenty minutes at most. One at a time: whom they saw it
 * as before, they do no longer. Twice is once.
 * @throws Problem not_found (nobody of the school, not joined, left, or one of the office)
 */
export async function beginViewing(school: School, memberId: string, session: ViewersSession): Promise<void> {
  const id = uuidv7()
  const viewerId = memberOf(school.actor)
  await school.write(async tx => {
    const [member] = await tx.select().from(members).where(eq(members.id, memberId))
    const { identityId, leftAt, role } = found(member)
    found(identityId && !leftAt && !isOffice(role) ? memberId : null)
    await tx
      .update(viewings)
      .set(over)
      .where(and(eq(viewings.sessionId, session.id), isOpen))
    const [made] = await tx
      .insert(viewings)
      .values({
        id,
        viewerId,
        memberId,
        sessionId: session.id,
        endsAt: sql`now() + make_interval(mins => ${viewingMinutes})`,
      })
      .onConflictDoNothing()
      .returning({ endsAt: viewings.endsAt })
    if (made) await tx.enqueue(viewingJob, { viewingId: id }, made.endsAt)
  })
  await publish('session', session.identityId)
}

/** Ends what the actor looks at as somebody else. Twice is once. */
export async function endViewing(school: School, { id, by }: Viewing, session: ViewersSession): Promise<void> {
  await school.as(by).write(tx =>
    tx
      .update(viewings)
      .set(over)
      .where(and(eq(viewings.id, id), isOpen)),
  )
  await publish('session', session.identityId)
}

/** Writes down the end of a viewing whose time is up. @param school acting as itself */
export async function endWhenDue(school: School, viewingId: string): Promise<void> {
  await school.write(tx =>
    tx
      .update(viewings)
      .set(over)
      .where(and(eq(viewings.id, viewingId), isOpen)),
  )
}

/** The last times that somebody saw the site as the actor, the newest first. */
export async function viewingsOf(school: School, limit = 20): Promise<PastViewing[]> {
  const rows = await school.read(q =>
    q
      .select({
        id: viewings.id,
        name: members.name,
        createdAt: viewings.createdAt,
        until: sql<Date>`least(${viewings.endsAt}, coalesce(${viewings.endedAt}, ${viewings.endsAt}))`.mapWith(
          viewings.endsAt,
        ),
      })
      .from(viewings)
      .innerJoin(members, and(eq(members.schoolId, viewings.schoolId), eq(members.id, viewings.viewerId)))
      .where(eq(viewings.memberId, memberOf(school.actor)))
      .orderBy(desc(viewings.createdAt))
      .limit(limit),
  )
  return rows.map(({ id, name, createdAt, until }) => ({
    id,
    name,
    from: createdAt.toISOString(),
    until: until.toISOString(),
  }))
}

/**
 * Whom a request of this browser acts as: the actor, or the member whom they see the site as. Remembered for half a minute and forgotten
 * at once when it ends, or when a membership of the school changes.
 */
export async function seenAs(facts: SchoolFacts, actor: Actor, session: ViewersSession): Promise<Actor> {
  if (!isOffice(actor.role)) return actor
  const { seen } = await known.get(session.id, async () => ({
    schoolId: facts.id,
    identityId: session.identityId,
    seen: await openViewing(new School(facts, actor), session.id),
  }))
  return seen?.viewing && seen.viewing.endsAt > new Date() ? seen : actor
}

interface Known {
  schoolId: string
  identityId: string
  seen: Actor | null
}
const known = new PromiseCache<Known>(10_000, 30_000)
onMessage('session', id => known.deleteWhere(({ identityId }) => identityId === id))
onMessage('member', id => known.deleteWhere(({ schoolId }) => schoolId === id))
onMissed(() => known.clear())

/** Nobody's once the one or the other has left, or the one who is seen has become one of the office. */
async function openViewing(school: School, sessionId: string): Promise<Actor | null> {
  const seen = alias(members, 'seen')
  const [row] = await school.read(q =>
    q
      .select({ id: viewings.id, endsAt: viewings.endsAt, seen })
      .from(viewings)
      .innerJoin(seen, and(eq(seen.schoolId, viewings.schoolId), eq(seen.id, viewings.memberId)))
      .where(
        and(
          eq(viewings.sessionId, sessionId),
          eq(viewings.viewerId, memberOf(school.actor)),
          isOpen,
          gt(viewings.endsAt, sql`now()`),
          isNull(seen.leftAt),
        ),
      ),
  )
  if (!row || isOffice(row.seen.role)) return null
  const { id, name, role, locale, welcomedAt } = row.seen
  return {
    role,
    memberId: id,
    name,
    locale,
    welcomed: welcomedAt !== null,
    viewing: { id: row.id, endsAt: row.endsAt, by: school.actor },
  }
}

const isOpen = isNull(viewings.endedAt)
/** Its own time at the latest, whenever that is noticed. */
const over: { endedAt: SQL } = { endedAt: sql`least(now(), ${viewings.endsAt})` }
