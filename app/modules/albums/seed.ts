import { Readable } from 'node:stream'
import { v7 as uuidv7 } from 'uuid'
import { receiveWhole } from '#tenants/files/part.server.ts'
import type { School } from '#tenants/school.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { startAlbum } from './album.server.ts'
import { readAlbum } from './feed.server.ts'
import type { FeedItem } from './feed-album.ts'
import { addItems, caption } from './items.server.ts'
import { nameChildren } from './naming.server.ts'
import { publishAlbum } from './publication.server.ts'

export interface AlbumSeed {
  id: string
  classId: string
  title: string
  note?: string
  /** ISO date; today unless told. */
  happenedOn?: string
  /** Whole files, each of one upload part; prepared by the worker's own code. */
  photos: readonly Buffer[]
  captions?: readonly string[]
  /** Ids of the children on each photo, in the photos' order. */
  children?: readonly (readonly string[])[]
  /** Families it is for; the whole class unless told. */
  families?: readonly string[]
  publish?: 'now' | 'day_end' | 'not_yet'
}

/**
 * An album as a teacher would have made it, by the same functions, with its photos prepared.
 * @param teacher staff of the class
 * @returns its items as staff see them
 */
export async function seedAlbum(teacher: School, album: AlbumSeed): Promise<FeedItem[]> {
  const { id, classId, families = [] } = album
  await startAlbum(teacher, id, {
    classId,
    title: album.title,
    note: album.note,
    happenedOn: album.happenedOn ?? teacher.today(),
    audience: families.length > 0 ? 'families' : 'class',
    childIds: [...families],
    commentsOn: true,
    heartsOn: true,
  })
  const mediaIds: string[] = []
  for (const photo of album.photos) {
    const upload = { uploadKey: uuidv7(), bytes: photo.length, classId }
    mediaIds.push((await receiveWhole(teacher, upload, Readable.from([photo]))).id)
  }
  await addItems(teacher, id, mediaIds)
  await runJobs(teacher)
  const { items } = await readAlbum(teacher, id)
  for (const [index, item] of items.entries()) {
    const text = album.captions?.[index]
    if (text) await caption(teacher, id, item.id, text)
    const shown = album.children?.[index] ?? []
    if (shown.length > 0) await nameChildren(teacher, id, item.id, shown)
  }
  const { publish = 'now' } = album
  if (publish !== 'not_yet') await publishAlbum(teacher, id, publish)
  await runJobs(teacher)
  return items
}
