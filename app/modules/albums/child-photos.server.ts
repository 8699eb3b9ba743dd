import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { albumItems, albums } from '#db/schema/albums.ts'
import { children } from '#db/schema/children.ts'
import { media, mediaChildren } from '#db/schema/media.ts'
import { fileName, type ZipFile, zipOf } from '#tenants/files/zip.server.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'

/**
 * Every photo and video of published albums that shows a child and that its reader may have, as one zip archive made while it
 * is sent. A photo whose consent is withdrawn meanwhile is left out, for staff as well.
 * @throws Problem not_found (a child out of the reader's sight; no photo yet)
 */
export async function downloadChildPhotos(
  school: School,
  childId: string,
): Promise<{ name: string; body: ReadableStream<Uint8Array> }> {
  const [[child], rows] = await school.read(q =>
    Promise.all([q.select().from(children).where(eq(children.id, childId)), photosShowing(q, childId)]),
  )
  const name = nameOf(found(child))
  found(rows[0])
  return { name, body: zipOf(school, namedByAlbum(rows)) }
}

type PhotoRow = Awaited<ReturnType<typeof photosShowing>>[number]

/** Oldest first, each file once. */
export const photosShowing = (q: Queries, childId: string) =>
  q
    .select({
      mediaId: media.id,
      albumId: albums.id,
      title: albums.title,
      day: albums.happenedOn,
      itemId: albumItems.id,
      caption: albumItems.caption,
      kind: media.kind,
      width: media.width,
      height: media.height,
    })
    .from(mediaChildren)
    .innerJoin(media, and(eq(media.schoolId, mediaChildren.schoolId), eq(media.id, mediaChildren.mediaId)))
    .innerJoin(albumItems, and(eq(albumItems.schoolId, media.schoolId), eq(albumItems.mediaId, media.id)))
    .innerJoin(albums, and(eq(albums.schoolId, albumItems.schoolId), eq(albums.id, albumItems.albumId)))
    .where(
      and(
        eq(mediaChildren.childId, childId),
        eq(media.state, 'ready'),
        isNull(media.deletedAt),
        isNull(albumItems.deletedAt),
        isNull(albums.deletedAt),
        sql`${albums.publishedAt} <= now()`,
        // Staff see withheld files in their albums; what leaves the house is what families may have.
        sql`exists (select 1 from media_audience o where o.school_id = ${media.schoolId} and o.media_id = ${media.id} and not o.withheld)`,
      ),
    )
    .orderBy(albums.happenedOn, albums.id, albumItems.position, albumItems.id)

function namedByAlbum(rows: readonly PhotoRow[]): ZipFile[] {
  const places = new Map<string, number>()
  return rows.map(({ mediaId, albumId, title, day }) => {
    const place = (places.get(albumId) ?? 0) + 1
    places.set(albumId, place)
    const total = rows.filter(row => row.albumId === albumId).length
    return { mediaId, name: fileName(day, title, place, total), modified: new Date(`${day}T12:00:00Z`) }
  })
}
