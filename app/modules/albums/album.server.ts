import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { albumFamilies, albumItems, albums } from '#db/schema/albums.ts'
import { memberOf } from '#tenants/actor.ts'
import { withdrawFrom } from '#tenants/files/tags.server.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { announceAlbum, openToFamilies, reopenToFamilies, watchersOf } from './audience.server.ts'
import type { AlbumInput } from './forms.ts'
import { daysInBin } from './limits.ts'
import { standingOf } from './policy.ts'

export type Album = typeof albums.$inferSelect

/**
 * Starts an album as a draft that only staff of the class see. The browser makes the id, so that a double tap or a retry
 * after a lost answer gives one album.
 * @returns the album's id
 * @throws Problem not_found for a class or a child that is not the actor's (the policy decides)
 */
export async function startAlbum(school: School, albumId: string, input: AlbumInput): Promise<string> {
  const { childIds, ...columns } = input
  await school.write(async tx => {
    const rows = await tx
      .insert(albums)
      .values({ ...columns, id: albumId, createdBy: memberOf(school.actor) })
      .onConflictDoNothing()
      .returning()
    const [album] = rows
    if (!album) return
    await chooseFamilies(tx, albumId, input)
    await announceAlbum(tx, album)
  })
  return albumId
}

/**
 * Changes what an album says and for whom it is. One that is out changes for its readers at once: who is no longer meant
 * loses sight of its photos in the same write.
 * @throws Problem not_found, conflict for another class: an album stays in its own
 */
export async function changeAlbum(school: School, albumId: string, input: AlbumInput): Promise<void> {
  const { childIds, classId, note, ...columns } = input
  await school.write(async tx => {
    const before = await lockAlbum(tx, albumId)
    if (before.classId !== classId) throw new Problem('conflict', 'an album stays in its class')
    const [after] = await tx
      .update(albums)
      .set({ ...columns, note: note ?? null })
      .where(eq(albums.id, albumId))
      .returning()
    // Whoever loses it is told as well; asked while it is still known who they were.
    const readers = await watchersOf(tx, before)
    await tx.delete(albumFamilies).where(eq(albumFamilies.albumId, albumId))
    await chooseFamilies(tx, albumId, input)
    if (standingOf(before) === 'out') await reopenToFamilies(tx, found(after), await mediaOf(tx, albumId))
    await tx.announce('albums', albumId, readers)
    await announceAlbum(tx, found(after))
  })
}

/** Takes an album away from its readers. Nothing is lost for thirty days. @throws Problem not_found */
export async function deleteAlbum(school: School, albumId: string): Promise<void> {
  await school.write(async tx => {
    const album = await lockAlbum(tx, albumId)
    if (album.deletedAt) return
    await tx
      .update(albums)
      .set({ deletedAt: sql`now()`, deletedBy: memberOf(school.actor) })
      .where(eq(albums.id, albumId))
    await withdrawFrom(tx, await mediaOf(tx, albumId))
    await announceAlbum(tx, album)
  })
}

/** Brings a deleted album back, as a draft or out as it was. @throws Problem not_found, gone after thirty days */
export async function restoreAlbum(school: School, albumId: string): Promise<void> {
  await school.write(async tx => {
    const album = await lockAlbum(tx, albumId)
    if (!album.deletedAt) return
    const [back] = await tx
      .update(albums)
      .set({ deletedAt: null, deletedBy: null })
      .where(and(eq(albums.id, albumId), sql`not ${lte(albums.deletedAt, binEdge)}`))
      .returning()
    if (!back) throw new Problem('gone', 'too long in the bin')
    await openToFamilies(tx, back, await mediaOf(tx, albumId))
    await announceAlbum(tx, back)
  })
}

/** What was deleted before this moment is gone. */
export const binEdge = sql`now() - make_interval(days => ${daysInBin})`

/** The row, locked until the write ends, so that two changes at once follow each other. @throws Problem not_found */
export async function lockAlbum(tx: Write, albumId: string): Promise<Album> {
  const [album] = await tx.select().from(albums).where(eq(albums.id, albumId)).for('update')
  return found(album)
}

/** The same for an album that is not in the bin: what is there comes back first. @throws Problem not_found */
export async function lockAlive(tx: Write, albumId: string): Promise<Album> {
  const album = await lockAlbum(tx, albumId)
  if (album.deletedAt) throw new Problem('not_found', 'deleted album')
  return album
}

/** Files in an album that were not removed from it. */
export async function mediaOf(tx: Write, albumId: string): Promise<string[]> {
  const rows = await tx
    .select({ mediaId: albumItems.mediaId })
    .from(albumItems)
    .where(and(eq(albumItems.albumId, albumId), isNull(albumItems.deletedAt)))
  return rows.map(row => row.mediaId)
}

async function chooseFamilies(tx: Write, albumId: string, { audience, childIds }: AlbumInput): Promise<void> {
  if (audience !== 'families') return
  await tx.insert(albumFamilies).values([...new Set(childIds)].map(childId => ({ albumId, childId })))
}
