import { eq, sql } from 'drizzle-orm'
import { notices } from '#db/schema/notices.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { Write } from '#tenants/school.server.ts'

export type Notice = typeof notices.$inferSelect

/**
 * The row, locked until the write ends, so that two changes at once follow each other, and answers are to one
 * wording: guardians may not lock the row itself, so that both take the lock of its name first.
 * @throws Problem not_found, also for what the actor may read but not change
 */
export async function lockNotice(tx: Write, noticeId: string): Promise<Notice> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('notice:' || ${noticeId}, 0))`)
  const [notice] = await tx.select().from(notices).where(eq(notices.id, noticeId)).for('update')
  return found(notice)
}

/** The same for one that was not withdrawn: it has to be brought back first. @throws Problem not_found, gone */
export async function lockAlive(tx: Write, noticeId: string): Promise<Notice> {
  const notice = await lockNotice(tx, noticeId)
  if (notice.withdrawnAt) throw new Problem('gone', 'withdrawn notice')
  return notice
}
