import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Comment, commentOf } from '#app/platform/comments/comment.ts'
import { albumComments } from '#db/schema/albums.ts'
import { memberOf } from '#tenants/actor.ts'
import { found, Problem } from '#tenants/problem.ts'
import { isStaff } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import { announceAlbum } from './audience.server.ts'
import { albumOfItem } from './place.server.ts'
import { type Allowed, conversation } from './policy.ts'

/**
 * What was written under a photo, oldest first; nothing while comments are off.
 * @throws Problem not_found for a photo out of sight
 */
export async function commentsOn(school: School, itemId: string, allowed: Allowed): Promise<Comment[]> {
  const [album, rows] = await school.read(q =>
    Promise.all([
      albumOfItem(q, itemId),
      q
        .select()
        .from(albumComments)
        .where(and(eq(albumComments.itemId, itemId), isNull(albumComments.removedAt)))
        .orderBy(albumComments.createdAt, albumComments.id),
    ]),
  )
  if (!conversation(album, allowed).comments) return []
  const moderates = isStaff(school.actor.role)
  return rows.map(row => commentOf(row, moderates || row.memberId === school.actor.memberId))
}

/**
 * Writes under a photo that the actor can see. The same submission key again is the same comment.
 * @throws Problem not_found for a photo out of sight, forbidden while comments are off
 */
export async function comment(
  school: School,
  itemId: string,
  input: { body: string; submissionKey: string },
  allowed: Allowed,
): Promise<void> {
  await school.write(async tx => {
    const album = await albumOfItem(tx, itemId)
    if (!conversation(album, allowed).comments) throw new Problem('forbidden', 'comments are off')
    await tx
      .insert(albumComments)
      .values({ itemId, memberId: memberOf(school.actor), authorName: school.actor.name, ...input })
      .onConflictDoNothing()
    await announceAlbum(tx, album)
  })
}

/** Takes a comment away: one's own, or any as staff of the class. @throws Problem not_found */
export async function removeComment(school: School, commentId: string): Promise<void> {
  await school.write(async tx => {
    const [removed] = await tx
      .update(albumComments)
      .set({ removedAt: sql`coalesce(${albumComments.removedAt}, now())`, removedBy: memberOf(school.actor) })
      .where(eq(albumComments.id, commentId))
      .returning({ itemId: albumComments.itemId })
    await announceAlbum(tx, await albumOfItem(tx, found(removed).itemId))
  })
}
