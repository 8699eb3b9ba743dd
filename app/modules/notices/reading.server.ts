import { eq, lt, sql } from 'drizzle-orm'
import { noticeReads, notices } from '#db/schema/notices.ts'
import { memberOf } from '#tenants/actor.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'

/**
 * Notes which wording of a notice a guardian had before them: an earlier one, on a page from before a change, is not the newest.
 * @param seen number of the wording; one that is not there yet counts as the newest
 * @throws Problem not_found for a notice out of sight
 */
export async function markRead(school: School, noticeId: string, seen: number): Promise<void> {
  const memberId = memberOf(school.actor)
  await school.write(async tx => {
    const [row] = await tx
      .select({ version: notices.version, createdBy: notices.createdBy })
      .from(notices)
      .where(eq(notices.id, noticeId))
    const { version: newest, createdBy } = found(row)
    const version = Math.min(seen, newest)
    const [news] = await tx
      .insert(noticeReads)
      .values({ noticeId, memberId, version })
      .onConflictDoUpdate({
        target: [noticeReads.schoolId, noticeReads.noticeId, noticeReads.memberId],
        set: { version },
        setWhere: lt(noticeReads.version, sql`excluded.version`),
      })
      .returning({ id: noticeReads.id })
    if (news) await tx.announce('notices', noticeId, { memberIds: [createdBy, memberId] })
  })
}
