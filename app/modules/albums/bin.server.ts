import { and, gt, isNotNull, lte, sql } from 'drizzle-orm'
import { albumItems, albums } from '#db/schema/albums.ts'
import { media } from '#db/schema/media.ts'
import type { School } from '#tenants/school.server.ts'
import type { Album } from './album.server.ts'
import { daysInBin } from './forms.ts'

const binEdge = sql`now() - make_interval(days => ${daysInBin})`

/** Albums that can still be brought back, newest first. */
export function deletedAlbums(school: School): Promise<Album[]> {
  return school.read(q =>
    q
      .select()
      .from(albums)
      .where(and(isNotNull(albums.deletedAt), gt(albums.deletedAt, binEdge)))
      .orderBy(sql`${albums.deletedAt} desc`),
  )
}

/**
 * Lets go of what has been in the bin for thirty days: the rows here, and their files unless another album still shows them
 * (`media.deleted_at`; the upkeep of media removes the bytes).
 */
export async function emptyBinOf(school: School): Promise<void> {
  await school.write(async tx => {
    const gone = sql`(${albumItems.deletedAt} <= ${binEdge} or exists (select 1 from albums a where a.school_id = ${albumItems.schoolId} and a.id = ${albumItems.albumId} and a.deleted_at <= ${binEdge}))`
    const removed = await tx.delete(albumItems).where(gone).returning({ mediaId: albumItems.mediaId })
    await tx.delete(albums).where(lte(albums.deletedAt, binEdge))
    for (const { mediaId } of removed) {
      await tx
        .update(media)
        .set({ deletedAt: sql`now()` })
        .where(sql`${media.id} = ${mediaId} and not exists (select 1 from album_items i where i.school_id = ${media.schoolId} and i.media_id = ${media.id})`)
    }
  })
}
