import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { albums } from '#db/schema/albums.ts'
import { withdrawFrom } from '#tenants/files/tags.server.ts'
import { Problem } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { enqueue } from '#workers/job.ts'
import { type Album, lockAlbum, mediaOf } from './album.server.ts'
import { announceAlbum, openToFamilies } from './audience.server.ts'
import { releaseJob } from './jobs.ts'
import { dayEndHour, standingOf } from './policy.ts'

/**
 * Shows an album to its families, now or when the children have gone home. What consent does not allow stays withheld by
 * the database, photo by photo. Publishing twice is publishing once.
 * @returns when it opens
 * @throws Problem not_found, conflict if there is nothing in it
 */
export async function publishAlbum(school: School, albumId: string, when: 'now' | 'day_end'): Promise<Date> {
  const now = new Date()
  const opensAt = when === 'now' ? now : dayEndOf(school, now)
  return school.write(async tx => {
    const album = await lockAlbum(tx, albumId)
    if (album.deletedAt) throw new Problem('not_found', 'deleted album')
    if (album.publishedAt && standingOf(album) === 'out') return album.publishedAt
    if ((await mediaOf(tx, albumId)).length === 0) throw new Problem('conflict', 'empty album')
    await tx.update(albums).set({ publishedAt: opensAt }).where(eq(albums.id, albumId))
    if (opensAt > now) {
      await enqueue(tx, releaseJob, { albumId }, opensAt)
      await announceAlbum(tx, { ...album, publishedAt: opensAt })
    } else await open(tx, { ...album, publishedAt: opensAt })
    return opensAt
  })
}

/** Takes an album that is out, or waits for its hour, back into a draft. @throws Problem not_found */
export async function unpublishAlbum(school: School, albumId: string): Promise<void> {
  await school.write(async tx => {
    const album = await lockAlbum(tx, albumId)
    if (album.deletedAt) throw new Problem('not_found', 'deleted album')
    await tx.update(albums).set({ publishedAt: null }).where(eq(albums.id, albumId))
    await withdrawFrom(tx, await mediaOf(tx, albumId))
    await announceAlbum(tx, album)
  })
}

/** Opens an album whose hour has come; nothing if it was taken back, put off or deleted meanwhile. */
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

/** The end of the school's day, or `now` once that is past. */
export function dayEndOf(school: Pick<School, 'facts' | 'today'>, now: Date): Date {
  const end = Temporal.PlainDate.from(school.today()).toZonedDateTime({
    timeZone: school.facts.timeZone,
    plainTime: { hour: dayEndHour },
  })
  return new Date(Math.max(end.epochMilliseconds, now.getTime()))
}

async function open(tx: Write, album: Album): Promise<void> {
  await openToFamilies(tx, album, await mediaOf(tx, album.id))
  await tx.record('albums.published', { albumId: album.id })
  await announceAlbum(tx, album)
}
