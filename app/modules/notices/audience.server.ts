import { eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { noticeClasses, noticeFamilies, type notices } from '#db/schema/notices.ts'
import type { LiveAudience, Write } from '#tenants/school.server.ts'
import type { NoticeInput } from './forms.ts'
import { standingOf } from './policy.ts'

type Notice = typeof notices.$inferSelect

/** Puts the chosen classes or families in the place of those that were chosen before. Policies refuse what is not the actor's. */
export async function chooseAudience(
  tx: Write,
  noticeId: string,
  { audience, classIds, childIds }: Pick<NoticeInput, 'audience' | 'classIds' | 'childIds'>,
): Promise<void> {
  await tx.delete(noticeClasses).where(eq(noticeClasses.noticeId, noticeId))
  await tx.delete(noticeFamilies).where(eq(noticeFamilies.noticeId, noticeId))
  if (audience === 'classes')
    await tx.insert(noticeClasses).values([...new Set(classIds)].map(classId => ({ noticeId, classId })))
  if (audience === 'families')
    await tx.insert(noticeFamilies).values([...new Set(childIds)].map(childId => ({ noticeId, childId })))
}

/** The classes and children of a notice, as the actor sees them. */
export async function chosenFor(
  q: Pick<Queries, 'select'>,
  noticeId: string,
): Promise<{ classIds: string[]; childIds: string[] }> {
  const [classes, children] = await Promise.all([
    q.select({ id: noticeClasses.classId }).from(noticeClasses).where(eq(noticeClasses.noticeId, noticeId)),
    q.select({ id: noticeFamilies.childId }).from(noticeFamilies).where(eq(noticeFamilies.noticeId, noticeId)),
  ])
  return { classIds: classes.map(({ id }) => id), childIds: children.map(({ id }) => id) }
}

/** Whose open pages a notice concerns: its audience's once it is out, before that the staff's alone. */
export async function watchersOf(tx: Write, notice: Notice): Promise<LiveAudience> {
  if (standingOf(notice) !== 'out') return { staffOnly: true }
  if (notice.audience === 'school') return {}
  const { classIds, childIds } = await chosenFor(tx, notice.id)
  // Empty lists would mean everybody.
  if (classIds.length > 0) return { classIds }
  return childIds.length > 0 ? { childIds } : { staffOnly: true }
}

/**
 * Tells open pages that a notice changed. The last thing in a write: it takes the lock that orders live events, and whoever
 * holds that must not wait for another.
 */
export async function announceNotice(tx: Write, notice: Notice): Promise<void> {
  await tx.announce('notices', notice.id, await watchersOf(tx, notice))
}
