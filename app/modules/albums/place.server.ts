import { and, eq, isNull } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { albumItems, albums } from '#db/schema/albums.ts'
import { found } from '#tenants/problem.ts'
import type { Album } from './album.server.ts'

/** The album in which the actor sees a photo, neither of them removed. @throws Problem not_found */
export async function albumOfItem(q: Pick<Queries, 'select'>, itemId: string): Promise<Album> {
  const [place] = await q
    .select({ album: albums })
    .from(albumItems)
    .innerJoin(albums, and(eq(albums.schoolId, albumItems.schoolId), eq(albums.id, albumItems.albumId)))
    .where(and(eq(albumItems.id, itemId), isNull(albumItems.deletedAt), isNull(albums.deletedAt)))
  return found(place).album
}

/** An item by its own and its album's id, removed or not: an id of another album names nothing. */
export const inAlbum = (albumId: string, itemId: string) =>
  and(eq(albumItems.albumId, albumId), eq(albumItems.id, itemId))
