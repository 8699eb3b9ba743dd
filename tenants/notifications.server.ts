import { and, count, desc, eq, inArray, isNull, type SQLWrapper, sql } from 'drizzle-orm'
import { notifications } from '#db/schema/events.ts'
import { memberOf } from './actor.ts'
import { found } from './problem.ts'
import type { School, Write } from './school.server.ts'

export interface Notification {
  id: string
  kind: string
  subjectId: string
  /** ISO instants. */
  createdAt: string
  read: boolean
}

/**
 * Puts one item into the lists of members; about the same subject once only, however often it is asked. What it says is
 * put together from the subject when it is read, so nothing of it is stored here.
 * @param school acting as the school itself
 */
export async function notify(
  school: School,
  memberIds: readonly string[],
  kind: string,
  subjectId: string,
): Promise<void> {
  if (memberIds.length === 0) return
  await school.write(async tx => {
    await tx
      .insert(notifications)
      .values(memberIds.map(memberId => ({ memberId, kind, subjectId })))
      .onConflictDoNothing()
    await tx.announce('notifications', subjectId, { memberIds: [...memberIds] })
  })
}

/** The newest items of the actor's own list. */
export async function notificationsOf(school: School, limit = 50): Promise<Notification[]> {
  const rows = await school.read(q =>
    q.select().from(notifications).orderBy(desc(notifications.createdAt), desc(notifications.id)).limit(limit),
  )
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    subjectId: row.subjectId,
    createdAt: row.createdAt.toISOString(),
    read: row.readAt !== null,
  }))
}

/** How many of the actor's items wait. */
export async function unreadCount(school: School): Promise<number> {
  const [row] = await school.read(q =>
    q.select({ waiting: count() }).from(notifications).where(isNull(notifications.readAt)),
  )
  return row?.waiting ?? 0
}

/**
 * Marks items of the actor's own list as read.
 * @throws Problem not_found if none of them is the actor's
 */
export async function markRead(school: School, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await school.write(async tx => {
    const marked = await tx
      .update(notifications)
      .set({ readAt: sql`coalesce(${notifications.readAt}, now())` })
      .where(and(inArray(notifications.id, [...ids]), eq(notifications.memberId, memberOf(school.actor))))
      .returning({ id: notifications.id })
    found(marked[0])
  })
}

/** Marks the actor's items of a kind about subjects (a query of their ids) as read, in the write that settled them. */
export async function settleAbout(tx: Write, kind: string, subjectIds: SQLWrapper): Promise<void> {
  await tx
    .update(notifications)
    .set({ readAt: sql`now()` })
    .where(
      and(isNull(notifications.readAt), eq(notifications.kind, kind), inArray(notifications.subjectId, subjectIds)),
    )
}

/** Marks the actor's whole list as read. */
export async function markAllRead(school: School): Promise<void> {
  await school.write(tx =>
    tx
      .update(notifications)
      .set({ readAt: sql`now()` })
      .where(and(isNull(notifications.readAt), eq(notifications.memberId, memberOf(school.actor)))),
  )
}
