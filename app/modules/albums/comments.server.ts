import { and, eq, isNull, sql } from 'drizzle-orm'
import { albumComments, albumItems, albums } from '#db/schema/albums.ts'
import { memberOf } from '#tenants/actor.ts'
import { found, Problem } from '#tenants/problem.ts'
import { isStaff } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import { authorName } from './policy.ts'

export interface Comment {
  id: string
  author: string
  body: string
  /** ISO instant. */
  writtenAt: string
  mayRemove: boolean
}

/** What was written under a photo, oldest first. */
export async function commentsOn(school: School, itemId: string): Promise<Comment[]> {
  const rows = await school.read(q =>
    q
      .select()
      .from(albumComments)
      .where(and(eq(albumComments.itemId, itemId), isNull(albumComments.removedAt)))
      .orderBy(albumComments.createdAt, albumComments.id),
  )
  return rows.map(row => ({
    id: row.id,
    author: row.authorName,
    body: row.body,
    writtenAt: row.createdAt.toISOString(),
    mayRemove: row.memberId === school.actor.memberId || isStaff(school.actor.role),
  }))
}

/**
 * Writes under a photo that the actor can see. The same submission key again is the same comment.
 * @throws Problem forbidden when comments are off for the album; not_found for a photo out of sight
 */
export async function comment(school: School, itemId: string, input: { body: string; submissionKey: string }): Promise<void> {
  await school.write(async tx => {
    const [place] = await tx
      .select({ albumId: albums.id, classId: albums.classId, commentsOn: albums.commentsOn })
      .from(albumItems)
      .innerJoin(albums, and(eq(albums.schoolId, albumItems.schoolId), eq(albums.id, albumItems.albumId)))
      .where(eq(albumItems.id, itemId))
    if (!found(place).commentsOn) throw new Problem('forbidden', 'comments are off')
    await tx
      .insert(albumComments)
      .values({ itemId, memberId: memberOf(school.actor), authorName: authorName(school.actor.name), ...input })
      .onConflictDoNothing()
    await tx.announce('albums', found(place).albumId, { classIds: [found(place).classId] })
  })
}

/** Takes a comment away: one's own, or any as staff of the class. */
export async function removeComment(school: School, commentId: string): Promise<void> {
  await school.write(async tx => {
    const rows = await tx
      .update(albumComments)
      .set({ removedAt: sql`coalesce(${albumComments.removedAt}, now())`, removedBy: memberOf(school.actor) })
      .where(eq(albumComments.id, commentId))
      .returning({ id: albumComments.id })
    found(rows[0])
  })
}
