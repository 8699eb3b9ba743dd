import { and, eq, gt, isNotNull, lte, sql } from 'drizzle-orm'
import { albumItems, albums } from '#db/schema/albums.ts'
import { classes } from '#db/schema/classes.ts'
import { media } from '#db/schema/media.ts'
import type { School } from '#tenants/school.server.ts'
import { binEdge } from './album.server.ts'
import { daysInBin } from './limits.ts'

export interface DeletedAlbum {
  id: string
  title: string
  className: string
  photos: number
  /** Until it is gone for good; at least 1. */
  daysLeft: number
}

/** Albums that can still be brought back, last deleted first. */
export function deletedAlbums(school: School): Promise<DeletedAlbum[]> {
  return school.read(q =>
    q
      .select({
        id: albums.id,
        title: albums.title,
        className: classes.name,
        photos: sql<number>`(select count(*)::int from album_items i where i.school_id = ${albums.schoolId} and i.album_id = ${albums.id} and i.deleted_at is null)`,
        daysLeft: sql<number>`greatest(1, ${daysInBin} - floor(extract(epoch from now() - ${albums.deletedAt}) / 86400)::int)`,
      })
      .from(albums)
      .innerJoin(classes, and(eq(classes.schoolId, albums.schoolId), eq(classes.id, albums.classId)))
      .where(and(isNotNull(albums.deletedAt), gt(albums.deletedAt, binEdge)))
      .orderBy(sql`${albums.deletedAt} desc`),
  )
}

/**
 * Lets go of what has been in the bin for thirty days: the rows here, and their files unless somebody still shows them. A
 * file's days are over with its album's, so the upkeep of media removes its bytes on its next round.
 */
export async function emptyBinOf(school: School): Promise<void> {
  await school.write(async tx => {
    const gone = sql`(${albumItems.deletedAt} <= ${binEdge} or exists (select 1 from albums a where a.school_id = ${albumItems.schoolId} and a.id = ${albumItems.albumId} and a.deleted_at <= ${binEdge}))`
    const removed = await tx.delete(albumItems).where(gone).returning({ mediaId: albumItems.mediaId })
    await tx.delete(albums).where(lte(albums.deletedAt, binEdge))
    for (const { mediaId } of removed) {
      await tx
        .update(media)
        .set({ deletedAt: binEdge })
        .where(
          sql`${media.id} = ${mediaId} and not exists (select 1 from album_items i where i.school_id = ${media.schoolId} and i.media_id = ${media.id})
            and not exists (select 1 from media_audience o where o.school_id = ${media.schoolId} and o.media_id = ${media.id})`,
        )
    }
  })
}
