import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Comment, commentOf } from '#app/platform/comments/comment.ts'
import type { Queries } from '#db/client.server.ts'
import { noticeComments, notices } from '#db/schema/notices.ts'
import { memberOf } from '#tenants/actor.ts'
import { found, Problem } from '#tenants/problem.ts'
import { isOffice } from '#tenants/roles.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { announceNotice } from './audience.server.ts'
import { standingOf } from './policy.ts'

/** What was written under a notice, oldest first. */
export async function commentsOn(
  q: Pick<Queries, 'select'>,
  { actor }: School,
  notice: { id: string; createdBy: string },
): Promise<Comment[]> {
  const rows = await q
    .select()
    .from(noticeComments)
    .where(and(eq(noticeComments.noticeId, notice.id), isNull(noticeComments.removedAt)))
    .orderBy(noticeComments.createdAt, noticeComments.id)
  const moderates = isOffice(actor.role) || notice.createdBy === actor.memberId
  return rows.map(row => commentOf(row, moderates || row.memberId === actor.memberId))
}

/**
 * Writes under a notice that is out. The same submission key again is the same comment.
 * @param allowed whether the school has comments at all
 * @throws Problem not_found for a notice out of sight, forbidden while comments are off
 */
export async function comment(
  school: School,
  noticeId: string,
  input: { body: string; submissionKey: string },
  allowed: boolean,
): Promise<void> {
  await school.write(async tx => {
    const notice = await noticeOf(tx, noticeId)
    if (standingOf(notice) !== 'out') throw new Problem('not_found', 'not out')
    if (!allowed || !notice.commentsOn) throw new Problem('forbidden', 'comments are off')
    const [written] = await tx
      .insert(noticeComments)
      .values({ noticeId, memberId: memberOf(school.actor), authorName: school.actor.name, ...input })
      .onConflictDoNothing()
      .returning({ id: noticeComments.id })
    if (!written) return
    await tx.record('notices.commented', { commentId: written.id })
    await announceNotice(tx, notice)
  })
}

/** Takes a comment away: one's own, or any under one's own notice. @throws Problem not_found */
export async function removeComment(school: School, commentId: string): Promise<void> {
  await school.write(async tx => {
    const [removed] = await tx
      .update(noticeComments)
      .set({ removedAt: sql`coalesce(${noticeComments.removedAt}, now())` })
      .where(eq(noticeComments.id, commentId))
      .returning({ noticeId: noticeComments.noticeId })
    await announceNotice(tx, await noticeOf(tx, found(removed).noticeId))
  })
}

async function noticeOf(tx: Write, noticeId: string): Promise<typeof notices.$inferSelect> {
  const [notice] = await tx.select().from(notices).where(eq(notices.id, noticeId))
  return found(notice)
}
