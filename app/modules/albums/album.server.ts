import { and, eq, isNull, sql } from 'drizzle-orm'
import { albumFamilies, albumItems, albums } from '#db/schema/albums.ts'
import { children, enrolments } from '#db/schema/children.ts'
import { memberOf } from '#tenants/actor.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { withdrawFrom } from '#tenants/files/tags.server.ts'
import type { AlbumInput } from './forms.ts'

export type Album = typeof albums.$inferSelect

/**
 * Starts an album as a draft that only staff of the class see. The browser makes the id, so that a double tap or a retry
 * after a lost answer gives one album.
 * @returns the album's id
 * @throws Problem not_found for a class that is not the actor's (the policy decides)
 */
export async function startAlbum(school: School, albumId: string, input: AlbumInput): Promise<string> {
  const { childIds, ...columns } = input
  await school.write(async tx => {
    const rows = await tx
      .insert(albums)
      .values({ ...columns, id: albumId, createdBy: memberOf(school.actor) })
      .onConflictDoNothing()
      .returning({ id: albums.id })
    if (rows.length > 0) await chooseFamilies(tx, albumId, input)
  })
  return albumId
}

/** Changes what an album says and for whom it is. A published one changes for its readers at once. */
export async function changeAlbum(school: School, albumId: string, input: AlbumInput): Promise<void> {
  const { childIds, classId, ...columns } = input
  await school.write(async tx => {
    const before = await lockAlbum(tx, albumId)
    if (before.classId !== classId) throw new Problem('conflict', 'an album stays in its class')
    await tx.update(albums).set(columns).where(eq(albums.id, albumId))
    await tx.delete(albumFamilies).where(eq(albumFamilies.albumId, albumId))
    await chooseFamilies(tx, albumId, input)
    await tx.announce('albums', albumId, { classIds: [classId] })
  })
}

/** An album as its readers' rights show it; deleted ones only to those who may restore them. */
export async function albumOf(school: School, albumId: string): Promise<Album> {
  const [album] = await school.read(q => q.select().from(albums).where(eq(albums.id, albumId)))
  return found(album)
}

/** Takes an album away from its readers. Nothing is lost for thirty days. */
export async function deleteAlbum(school: School, albumId: string): Promise<void> {
  await school.write(async tx => {
    const album = await lockAlbum(tx, albumId)
    if (album.deletedAt) return
    await tx.update(albums).set({ deletedAt: sql`now()`, deletedBy: memberOf(school.actor) }).where(eq(albums.id, albumId))
    await withdrawFrom(tx, await mediaOf(tx, albumId))
    await tx.announce('albums', albumId, { classIds: [album.classId] })
  })
}

/** Brings a deleted album back as a draft or as published as it was. */
export async function restoreAlbum(school: School, albumId: string, publish: (tx: Write, album: Album) => Promise<void>): Promise<void> {
  await school.write(async tx => {
    const album = await lockAlbum(tx, albumId)
    if (!album.deletedAt) return
    await tx.update(albums).set({ deletedAt: null, deletedBy: null }).where(eq(albums.id, albumId))
    if (album.publishedAt) await publish(tx, { ...album, deletedAt: null })
    await tx.announce('albums', albumId, { classIds: [album.classId] })
  })
}

/** Children of a class today, by name: for choosing families and for tagging. */
export function childrenOfClass(school: School, classId: string) {
  return school.read(q =>
    q
      .select({ id: children.id, firstName: children.firstName, lastName: children.lastName, callName: children.callName })
      .from(enrolments)
      .innerJoin(children, and(eq(children.schoolId, enrolments.schoolId), eq(children.id, enrolments.childId)))
      .where(and(eq(enrolments.classId, classId), isNull(children.leftOn), sql`${school.today()} between ${enrolments.startsOn} and coalesce(${enrolments.endsOn}, 'infinity')`))
      .orderBy(children.firstName, children.lastName),
  )
}

/** The row, locked until the write ends, so that two changes at once follow each other. */
export async function lockAlbum(tx: Write, albumId: string): Promise<Album> {
  const [album] = await tx.select().from(albums).where(eq(albums.id, albumId)).for('update')
  return found(album)
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
  if (audience === 'families') await tx.insert(albumFamilies).values(childIds.map(childId => ({ albumId, childId })))
}
