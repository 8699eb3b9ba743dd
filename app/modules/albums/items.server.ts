import { and, eq, inArray, isNull, lte, ne, sql } from 'drizzle-orm'
import { albumItems } from '#db/schema/albums.ts'
import { media } from '#db/schema/media.ts'
import { handToClass, withdrawFrom } from '#tenants/files/tags.server.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { binEdge, lockAlive } from './album.server.ts'
import { announceAlbum, openToFamilies } from './audience.server.ts'
import { inAlbum } from './place.server.ts'

/**
 * Puts uploaded files into an album, at the end and in the order given; files that are in it already stay where they
 * are, so a repeated request changes nothing. In an album that is out families see each as soon as it is ready.
 * @throws Problem not_found (album, or a file that the actor does not see), conflict (a file of another album: what one
 *   album withdraws must not vanish from another)
 */
export async function addItems(school: School, albumId: string, mediaIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(mediaIds)]
  await school.write(async tx => {
    const album = await lockAlive(tx, albumId)
    if (wanted.length === 0) return
    const [seen, elsewhere, [last]] = await Promise.all([
      tx
        .select({ id: media.id })
        .from(media)
        .where(and(inArray(media.id, wanted), isNull(media.deletedAt))),
      tx
        .select({ id: albumItems.id })
        .from(albumItems)
        .where(and(inArray(albumItems.mediaId, wanted), ne(albumItems.albumId, albumId)))
        .limit(1),
      tx
        .select({ position: sql<number>`coalesce(max(${albumItems.position}), 0)` })
        .from(albumItems)
        .where(eq(albumItems.albumId, albumId)),
    ])
    if (seen.length !== wanted.length) throw new Problem('not_found', 'file out of sight')
    if (elsewhere.length > 0) throw new Problem('conflict', 'file of another album')
    await handToClass(tx, wanted, album.classId)
    const first = (last?.position ?? 0) + 1
    await tx
      .insert(albumItems)
      .values(wanted.map((mediaId, index) => ({ albumId, mediaId, position: first + index })))
      .onConflictDoUpdate({
        target: [albumItems.schoolId, albumItems.albumId, albumItems.mediaId],
        set: { deletedAt: null },
      })
    await openToFamilies(tx, album, wanted)
    await announceAlbum(tx, album)
  })
}

/** Writes under a photo; an empty text takes the caption away. @throws Problem not_found */
export async function caption(school: School, albumId: string, itemId: string, text: string): Promise<void> {
  await school.write(async tx => {
    const album = await lockAlive(tx, albumId)
    const rows = await tx
      .update(albumItems)
      .set({ caption: text || null })
      .where(inAlbum(albumId, itemId))
      .returning({ id: albumItems.id })
    found(rows[0])
    await announceAlbum(tx, album)
  })
}

/** Takes a photo out of an album; it can be put back for thirty days. @throws Problem not_found */
export async function removeItem(school: School, albumId: string, itemId: string): Promise<void> {
  await school.write(async tx => {
    const album = await lockAlive(tx, albumId)
    const rows = await tx
      .update(albumItems)
      .set({ deletedAt: sql`coalesce(${albumItems.deletedAt}, now())` })
      .where(inAlbum(albumId, itemId))
      .returning({ mediaId: albumItems.mediaId })
    await withdrawFrom(tx, [found(rows[0]).mediaId])
    await announceAlbum(tx, album)
  })
}

/** Puts a removed photo back where it was. @throws Problem not_found, gone after thirty days */
export async function returnItem(school: School, albumId: string, itemId: string): Promise<void> {
  await school.write(async tx => {
    const album = await lockAlive(tx, albumId)
    const [item] = await tx
      .select({
        mediaId: albumItems.mediaId,
        tooLate: sql<boolean>`coalesce(${lte(albumItems.deletedAt, binEdge)}, false)`,
      })
      .from(albumItems)
      .where(inAlbum(albumId, itemId))
    if (found(item).tooLate) throw new Problem('gone', 'too long in the bin')
    await tx.update(albumItems).set({ deletedAt: null }).where(inAlbum(albumId, itemId))
    await openToFamilies(tx, album, [found(item).mediaId])
    await announceAlbum(tx, album)
  })
}
