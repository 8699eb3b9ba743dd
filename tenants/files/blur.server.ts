import { and, eq, isNull, sql } from 'drizzle-orm'
import { media, mediaBlurs, type PictureRegion } from '#db/schema/media.ts'
import { memberOf } from '../actor.ts'
import { found, Problem } from '../problem.ts'
import type { School, Write } from '../school.server.ts'
import { binDays } from './limits.ts'
import { binMedia, unbinMedia } from './media.server.ts'
import { withdrawFrom } from './tags.server.ts'
import { type MediaRow, prepareJob } from './upload.server.ts'

/**
 * Begins a photo in which parts of another are hidden: a file of its own, since browsers keep a file for good, which the
 * media worker makes from the other's largest picture. The other goes into the bin and is nobody's to see from the end of
 * the write; its tags are on the new one. Room in the plan is not asked for: hiding a face must not wait for it.
 * @param photoId of the photo to be made; whoever shows it opens it to its audience in the same write
 * @throws Problem not_found (a file that the actor does not see or may not change), conflict (no photo, not prepared yet,
 *   `photoId` is taken)
 */
export async function hideParts(
  tx: Write,
  school: School,
  sourceId: string,
  photoId: string,
  regions: PictureRegion[],
): Promise<void> {
  const source = await lockFile(tx, sourceId)
  if (source.deletedAt) throw new Problem('not_found', 'in the bin')
  if (source.kind !== 'photo' || source.state !== 'ready') throw new Problem('conflict', 'no prepared photo')
  const [made] = await tx
    .insert(media)
    .values({
      id: photoId,
      uploadedBy: memberOf(school.actor),
      uploadKey: `blur-${photoId}`,
      classId: source.classId,
      use: source.use,
      state: 'waiting',
    })
    .onConflictDoNothing()
    .returning({ id: media.id })
  if (!made) throw new Problem('conflict', 'photo id taken')
  await tx.insert(mediaBlurs).values({ mediaId: photoId, sourceId, regions })
  await withdrawFrom(tx, [sourceId])
  await binMedia(tx, [sourceId])
  await tx.enqueue(prepareJob, { mediaId: photoId })
}

/**
 * Takes the photo from which this one was made out of the bin and puts this one there. Tells nobody and opens nothing.
 * @returns the id of the sharp photo
 * @throws Problem not_found, gone (it was in the bin for too long)
 */
export async function unhideParts(tx: Write, photoId: string): Promise<string> {
  const [blur] = await tx
    .select()
    .from(mediaBlurs)
    .where(and(eq(mediaBlurs.mediaId, photoId), isNull(mediaBlurs.undoneAt)))
  const { sourceId } = found(blur)
  await lockFile(tx, photoId)
  await lockFile(tx, sourceId)
  const [alive] = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.id, sourceId), sql`${media.deletedAt} > now() - make_interval(days => ${binDays})`))
  if (!alive) throw new Problem('gone', 'too long in the bin')
  await tx.update(mediaBlurs).set({ undoneAt: sql`now()` }).where(eq(mediaBlurs.mediaId, photoId))
  await withdrawFrom(tx, [photoId])
  await binMedia(tx, [photoId])
  await unbinMedia(tx, [sourceId])
  return sourceId
}

/** Locked until the write ends; whoever may not change it does not find it. */
async function lockFile(tx: Write, mediaId: string): Promise<MediaRow> {
  const [row] = await tx.select().from(media).where(eq(media.id, mediaId)).for('update')
  return found(row)
}
