import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { albumFamilies, albums } from '#db/schema/albums.ts'
import { publishTo } from '#tenants/files/tags.server.ts'
import { Problem } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { enqueue } from '#workers/job.ts'
import { type Album, lockAlbum, mediaOf } from './album.server.ts'
import { releaseJob } from './jobs.ts'
import { dayEndHour } from './policy.ts'

/**
 * Shows an album to its families, now or when the children have gone home. What consent does not allow stays withheld by
 * the database, photo by photo. Publishing twice is publishing once.
 * @throws Problem conflict if there is nothing in it
 */
export async function publishAlbum(school: School, albumId: string, when: 'now' | 'day_end'): Promise<void> {
  const opensAt = when === 'now' ? new Date() : dayEnd(school)
  await school.write(async tx => {
    const album = await lockAlbum(tx, albumId)
    if (album.deletedAt) throw new Problem('conflict', 'deleted album')
    if (album.publishedAt && album.publishedAt <= new Date()) return
    if ((await mediaOf(tx, albumId)).length === 0) throw new Problem('conflict', 'empty album')
    await tx.update(albums).set({ publishedAt: opensAt }).where(eq(albums.id, albumId))
    if (opensAt > new Date()) {
      await enqueue(tx, releaseJob, { albumId }, opensAt)
      await tx.announce('albums', albumId, { classIds: [album.classId], staffOnly: true })
    } else await open(tx, album)
  })
}

/** Takes a published album back into a draft. */
export async function unpublishAlbum(school: School, albumId: string, withdraw: (tx: Write, mediaIds: string[]) => Promise<void>): Promise<void> {
  await school.write(async tx => {
    const album = await lockAlbum(tx, albumId)
    await tx.update(albums).set({ publishedAt: null }).where(eq(albums.id, albumId))
    await withdraw(tx, await mediaOf(tx, albumId))
    await tx.announce('albums', albumId, { classIds: [album.classId] })
  })
}

/** Opens an album whose hour has come; nothing if it was taken back or deleted meanwhile. */
export async function releaseAlbum(school: School, albumId: string): Promise<void> {
  await school.write(async tx => {
    const [due] = await tx
      .select()
      .from(albums)
      .where(and(eq(albums.id, albumId), lte(albums.publishedAt, sql`now()`), isNull(albums.deletedAt)))
      .for('update')
    if (due) await open(tx, due)
  })
}

/** Gives the album's audience sight of files: the class, or the chosen families. */
export async function openToFamilies(tx: Write, album: Pick<Album, 'id' | 'classId' | 'audience' | 'happenedOn'>, mediaIds: string[]): Promise<void> {
  if (mediaIds.length === 0) return
  if (album.audience === 'class') return publishTo(tx, mediaIds, { classIds: [album.classId] }, album.happenedOn)
  const families = await tx.select({ childId: albumFamilies.childId }).from(albumFamilies).where(eq(albumFamilies.albumId, album.id))
  await publishTo(tx, mediaIds, { childIds: families.map(family => family.childId) }, album.happenedOn)
}

async function open(tx: Write, album: Album): Promise<void> {
  await openToFamilies(tx, album, await mediaOf(tx, album.id))
  await tx.record('albums.published', { albumId: album.id })
  await tx.announce('albums', album.id, { classIds: [album.classId] })
}

/** Today at the school's day end, or now if that is past. */
function dayEnd(school: School): Date {
  const end = Temporal.PlainDate.from(school.today()).toZonedDateTime({ timeZone: school.facts.timeZone, plainTime: { hour: dayEndHour } })
  return new Date(Math.max(end.epochMilliseconds, Date.now()))
}
