import { and, eq, isNull, sql } from 'drizzle-orm'
import { albumItems, albums } from '#db/schema/albums.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { replaceTags, withdrawFrom } from '#tenants/files/tags.server.ts'
import { lockAlbum } from './album.server.ts'
import { openToFamilies } from './publication.server.ts'

/**
 * Puts uploaded files into an album, at the end and in the order given; files that are in it already stay where they
 * are, so a repeated request changes nothing. In a published album families see each as soon as it is ready.
 */
export async function addItems(school: School, albumId: string, mediaIds: string[]): Promise<void> {
  await school.write(async tx => {
    const album = await lockAlbum(tx, albumId)
    const [last] = await tx.select({ position: sql<number>`coalesce(max(${albumItems.position}), 0)` }).from(albumItems).where(eq(albumItems.albumId, albumId))
    const first = (last?.position ?? 0) + 1
    await tx
      .insert(albumItems)
      .values(mediaIds.map((mediaId, index) => ({ albumId, mediaId, position: first + index })))
      .onConflictDoUpdate({ target: [albumItems.schoolId, albumItems.albumId, albumItems.mediaId], set: { deletedAt: null } })
    if (album.publishedAt && album.publishedAt <= new Date() && !album.deletedAt) await openToFamilies(tx, album, mediaIds)
    await tx.announce('albums', albumId, { classIds: [album.classId], staffOnly: !album.publishedAt })
  })
}

/** Writes under a photo; an empty text takes the caption away. */
export async function caption(school: School, albumId: string, itemId: string, text: string): Promise<void> {
  await school.write(async tx => {
    const album = await lockAlbum(tx, albumId)
    const rows = await tx
      .update(albumItems)
      .set({ caption: text || null })
      .where(and(eq(albumItems.albumId, albumId), eq(albumItems.id, itemId)))
      .returning({ id: albumItems.id })
    found(rows[0])
    await tx.announce('albums', albumId, { classIds: [album.classId] })
  })
}

/**
 * Says which children a photo shows. A child whose guardians have not consented cannot be tagged.
 */
export async function tagChildren(school: School, albumId: string, itemId: string, childIds: string[]): Promise<void> {
  const item = await itemOf(school, albumId, itemId)
  await replaceTags(school, item.mediaId, childIds)
}

/** Takes a photo out of an album, or puts it back within thirty days. */
export async function removeItem(school: School, albumId: string, itemId: string, undo: boolean): Promise<void> {
  await school.write(async tx => {
    const album = await lockAlbum(tx, albumId)
    const rows = await tx
      .update(albumItems)
      .set({ deletedAt: undo ? null : sql`coalesce(${albumItems.deletedAt}, now())` })
      .where(and(eq(albumItems.albumId, albumId), eq(albumItems.id, itemId)))
      .returning({ mediaId: albumItems.mediaId })
    const { mediaId } = found(rows[0])
    if (!undo) await withdrawFrom(tx, [mediaId])
    else if (album.publishedAt && album.publishedAt <= new Date()) await openToFamilies(tx, album, [mediaId])
    await tx.announce('albums', albumId, { classIds: [album.classId] })
  })
}

/** How many of an album's files are still on their way, for its uploader. */
export function itemsOnTheirWay(school: School, albumId: string): Promise<number> {
  return school.read(async q => {
    const [row] = await q
      .select({ count: sql<number>`count(*)::int` })
      .from(albumItems)
      .innerJoin(albums, and(eq(albums.schoolId, albumItems.schoolId), eq(albums.id, albumItems.albumId)))
      .where(and(eq(albumItems.albumId, albumId), isNull(albumItems.deletedAt), sql`exists (select 1 from media m where m.school_id = ${albumItems.schoolId} and m.id = ${albumItems.mediaId} and m.state in ('receiving', 'waiting', 'working'))`))
    return row?.count ?? 0
  })
}

async function itemOf(school: School, albumId: string, itemId: string) {
  const [item] = await school.read(q => q.select({ mediaId: albumItems.mediaId }).from(albumItems).where(and(eq(albumItems.albumId, albumId), eq(albumItems.id, itemId))))
  return found(item)
}
