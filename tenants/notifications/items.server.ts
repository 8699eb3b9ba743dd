import { and, desc, eq, inArray, isNull, lt, type SQLWrapper, sql } from 'drizzle-orm'
import { notifications } from '#db/schema/notifications.ts'
import { memberOf } from '../actor.ts'
import { found } from '../problem.ts'
import type { School, Write } from '../school.server.ts'
import { forgetUnreadOf } from './unread.server.ts'

export interface Notification {
  id: string
  kind: string
  subjectId: string
  urgent: boolean
  /** ISO instants. */
  createdAt: string
  read: boolean
}

/**
 * The newest items of the actor's own list.
 * @param before the id of an item: only older ones
 */
export async function notificationsOf(school: School, limit = 50, before?: string): Promise<Notification[]> {
  const rows = await school.read(q =>
    q
      .select()
      .from(notifications)
      .where(
        and(
          eq(notifications.memberId, memberOf(school.actor)),
          // Ids are made in order of time (UUIDv7).
          before ? lt(notifications.id, before) : undefined,
        ),
      )
      .orderBy(desc(notifications.id))
      .limit(limit),
  )
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    subjectId: row.subjectId,
    urgent: row.urgent,
    createdAt: row.createdAt.toISOString(),
    read: row.readAt !== null,
  }))
}

/**
 * Marks items of the actor's own list as read.
 * @throws Problem not_found if none of them is the actor's
 */
export async function markRead(school: School, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const memberId = memberOf(school.actor)
  await school.write(async tx => {
    const marked = await tx
      .update(notifications)
      .set({ readAt: sql`coalesce(${notifications.readAt}, now())` })
      .where(and(inArray(notifications.id, [...ids]), eq(notifications.memberId, memberId)))
      .returning({ id: notifications.id })
    found(marked[0])
    tx.afterCommit(() => forgetUnreadOf(memberId))
  })
}

/** Marks the actor's items of a kind about subjects (a query of their ids) as read, in the write that settled them. */
export async function settleAbout(tx: Write, school: School, kind: string, subjectIds: SQLWrapper): Promise<void> {
  const memberId = memberOf(school.actor)
  const settled = await tx
    .update(notifications)
    .set({ readAt: sql`now()` })
    .where(
      and(
        eq(notifications.memberId, memberId),
        isNull(notifications.readAt),
        eq(notifications.kind, kind),
        inArray(notifications.subjectId, subjectIds),
      ),
    )
    .returning({ id: notifications.id })
  if (settled.length > 0) tx.afterCommit(() => forgetUnreadOf(memberId))
}

/** Marks the actor's whole list as read. */
export async function markAllRead(school: School): Promise<void> {
  const memberId = memberOf(school.actor)
  await school.write(async tx => {
    await tx
      .update(notifications)
      .set({ readAt: sql`now()` })
      .where(and(isNull(notifications.readAt), eq(notifications.memberId, memberId)))
    tx.afterCommit(() => forgetUnreadOf(memberId))
  })
}
