import { eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { noticeClasses, noticeFamilies, type notices } from '#db/schema/notices.ts'
import { noticeTagged, noticeTags } from '#db/schema/notices-tags.ts'
import type { Actor } from '#tenants/actor.ts'
import { oneAtATime } from '#tenants/people/tags.server.ts'
import { isOffice } from '#tenants/roles.ts'
import type { LiveAudience, Write } from '#tenants/school.server.ts'
import type { Audience } from './forms.ts'
import { standingOf } from './policy.ts'

type Notice = typeof notices.$inferSelect

/**
 * Puts what was chosen in the place of what was chosen before. Policies refuse what is not the actor's; tags that the office has
 * chosen stay when a teacher changes the rest.
 */
export async function chooseAudience(
  tx: Write,
  noticeId: string,
  { audience, classIds, tagIds, childIds }: Audience,
): Promise<void> {
  await oneAtATime(tx)
  const chosen = (ids: readonly string[]) => (audience === 'chosen' ? [...new Set(ids)] : [])
  await tx.delete(noticeClasses).where(eq(noticeClasses.noticeId, noticeId))
  await tx.delete(noticeTags).where(eq(noticeTags.noticeId, noticeId))
  await tx.delete(noticeFamilies).where(eq(noticeFamilies.noticeId, noticeId))
  const [classes, tags, families] = [chosen(classIds), chosen(tagIds), chosen(childIds)]
  if (classes.length > 0) await tx.insert(noticeClasses).values(classes.map(classId => ({ noticeId, classId })))
  if (tags.length > 0) await tx.insert(noticeTags).values(tags.map(tagId => ({ noticeId, tagId })))
  if (families.length > 0) await tx.insert(noticeFamilies).values(families.map(childId => ({ noticeId, childId })))
}

/** The classes, tags and children of a notice, as far as the actor may choose them: tags are the office's to write to. */
export async function chosenFor(
  q: Pick<Queries, 'select'>,
  { role }: Actor,
  noticeId: string,
): Promise<Omit<Audience, 'audience'>> {
  const [classes, tags, children] = await Promise.all([
    q.select({ id: noticeClasses.classId }).from(noticeClasses).where(eq(noticeClasses.noticeId, noticeId)),
    isOffice(role) ? q.select({ id: noticeTags.tagId }).from(noticeTags).where(eq(noticeTags.noticeId, noticeId)) : [],
    q.select({ id: noticeFamilies.childId }).from(noticeFamilies).where(eq(noticeFamilies.noticeId, noticeId)),
  ])
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)
  return { classIds: idsOf(classes), tagIds: idsOf(tags), childIds: idsOf(children) }
}

/** Whose open pages a notice concerns: its audience's once it is out, before that the staff's alone. */
export async function watchersOf(tx: Write, notice: Notice): Promise<LiveAudience> {
  if (standingOf(notice) !== 'out') return { staffOnly: true }
  if (notice.audience === 'school') return {}
  const here = (table: typeof noticeFamilies | typeof noticeTagged) =>
    tx.select({ id: table.childId }).from(table).where(eq(table.noticeId, notice.id))
  const classes = await tx
    .select({ id: noticeClasses.classId })
    .from(noticeClasses)
    .where(eq(noticeClasses.noticeId, notice.id))
  const children = [...(await here(noticeFamilies)), ...(await here(noticeTagged))]
  // Empty lists would mean everybody.
  if (classes.length + children.length === 0) return { staffOnly: true }
  return { classIds: classes.map(({ id }) => id), childIds: children.map(({ id }) => id) }
}

/**
 * Tells open pages that a notice changed. The last thing in a write: it takes the lock that orders live events, and whoever
 * holds that must not wait for another.
 */
export async function announceNotice(tx: Write, notice: Notice): Promise<void> {
  await tx.announce('notices', notice.id, await watchersOf(tx, notice))
}
