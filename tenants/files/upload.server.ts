import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { classes } from '#db/schema/classes.ts'
import { media } from '#db/schema/media.ts'
import { classStaff } from '#db/schema/members.ts'
import { memberOf } from '../actor.ts'
import { found, Problem } from '../problem.ts'
import { isOffice } from '../roles.ts'
import type { School, Write } from '../school.server.ts'
import { largestUpload, missingParts, partCount, uploadsAtOnce } from './limits.ts'
import { requireRoom } from './storage.server.ts'
import { filesOf } from './store.server.ts'

export type MediaRow = typeof media.$inferSelect

/** The job that prepares a file; declared in `workers/media/jobs.ts`. */
export const prepareJob = 'media.prepare'

export interface NewUpload {
  /** Made by the browser per chosen file, so that the same upload sent twice is one row. */
  uploadKey: string
  /** Of the whole file. */
  bytes: number
  /** The class whose staff is to work with it. */
  classId?: string | undefined
}

/** Where an upload stands, for its uploader. */
export interface UploadStanding {
  id: string
  state: MediaRow['state']
  /** Why preparing it failed: a reason code, `upload.failure.<code>` in words. */
  failure: string | null
  /** Parts that are still to be sent, from 0; empty once everything has arrived. */
  missing: number[]
}

/**
 * Begins an upload, or finds the one that was begun with the same key.
 * @throws Problem too_large, plan_needed (no room), rate_limited (too many begun), gone (abandoned), conflict (the key
 *   was used for a file of another size), not_found (a class that is not the actor's)
 */
export async function beginUpload(school: School, upload: NewUpload): Promise<UploadStanding> {
  const { uploadKey, bytes, classId } = upload
  if (bytes > largestUpload) throw new Problem('too_large')
  const uploadedBy = memberOf(school.actor)
  const [known, allowed] = await school.read(q =>
    Promise.all([
      q.select().from(media).where(ofKey(uploadedBy, uploadKey)),
      classId ? classesFor(q, school, classId) : [{ id: null }],
    ]),
  )
  if (known[0]) return standing(sameUpload(known[0], bytes))
  found(allowed[0])
  await requireRoom(school, bytes)
  return school.write(async tx => {
    // Two requests at once would both see room for one more, or both insert the key.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('upload:' || ${uploadedBy}, 0))`)
    const [begun, open] = await Promise.all([
      tx.select().from(media).where(ofKey(uploadedBy, uploadKey)),
      tx
        .select({ uploads: count() })
        .from(media)
        .where(and(eq(media.uploadedBy, uploadedBy), eq(media.state, 'receiving'), isNull(media.deletedAt))),
    ])
    if (begun[0]) return standing(sameUpload(begun[0], bytes))
    if ((open[0]?.uploads ?? 0) >= uploadsAtOnce) throw new Problem('rate_limited', 'uploads')
    const rows = await tx
      .insert(media)
      .values({ uploadedBy, uploadKey, declaredBytes: bytes, classId: classId ?? null })
      .returning()
    return standing(found(rows[0]))
  })
}

/**
 * Where the actor's own upload stands.
 * @throws Problem not_found for ids of others, other schools and abandoned ones alike
 */
export async function uploadStanding(school: School, mediaId: string): Promise<UploadStanding> {
  return standing(await ownUpload(school, mediaId))
}

/** The actor's own upload as it is now. @throws Problem not_found */
export async function ownUpload(school: School, mediaId: string): Promise<MediaRow> {
  const rows = await school.read(q => q.select().from(media).where(own(school, mediaId)))
  return found(rows[0])
}

/**
 * Hands a file whose parts are all there to the worker, once however often it is said. A file whose preparing failed for a
 * passing reason still has its parts and is tried again.
 * @throws Problem not_found, conflict (parts are missing)
 */
export function finishUpload(school: School, mediaId: string): Promise<UploadStanding> {
  return school.write(async tx => {
    const [row] = await tx.select().from(media).where(own(school, mediaId)).for('update')
    return handOver(tx, found(row))
  })
}

/** Within a write that holds the row: see finishUpload. */
export async function handOver(tx: Write, row: MediaRow): Promise<UploadStanding> {
  const whole = row.receivedParts.length === partCount(row.declaredBytes)
  if (row.state === 'receiving' && !whole) throw new Problem('conflict', 'parts are missing')
  if (row.state !== 'receiving' && !(row.state === 'failed' && whole)) return standing(row)
  await tx.update(media).set({ state: 'waiting', failure: null, changedAt: sql`now()` }).where(eq(media.id, row.id))
  await tx.enqueue(prepareJob, { mediaId: row.id })
  return standing({ ...row, state: 'waiting', failure: null })
}

/**
 * Gives an upload up. What has not been prepared goes at once, row and bytes; a prepared file goes to the bin.
 * @throws Problem not_found
 */
export async function abandonUpload(school: School, mediaId: string): Promise<void> {
  const gone = await school.write(async tx => {
    const rows = await tx
      .update(media)
      .set({ deletedAt: sql`now()`, changedAt: sql`now()` })
      .where(own(school, mediaId))
      .returning({ state: media.state })
    return found(rows[0]).state
  })
  if (gone !== 'receiving' && gone !== 'failed') return
  // The marked row refuses parts that are still under way; if this process dies here, the sweep ends the work.
  await (await filesOf(school)).deleteAll(mediaId)
  await school.write(tx =>
    tx.delete(media).where(and(eq(media.id, mediaId), inArray(media.state, ['receiving', 'failed']))),
  )
}

export function standing(row: MediaRow): UploadStanding {
  const { id, state, failure, declaredBytes, receivedParts } = row
  return { id, state, failure, missing: state === 'receiving' ? missingParts(declaredBytes, receivedParts) : [] }
}

/** What rights alone would not say: the office reaches every row, but an upload is its uploader's. */
export const own = (school: School, mediaId: string) =>
  and(eq(media.id, mediaId), eq(media.uploadedBy, memberOf(school.actor)), isNull(media.deletedAt))

const ofKey = (uploadedBy: string, uploadKey: string) =>
  and(eq(media.uploadedBy, uploadedBy), eq(media.uploadKey, uploadKey))

/** The class, if the actor may hand a file to its staff: the office any, a teacher their own. */
function classesFor(q: Queries, { actor }: School, classId: string): Promise<{ id: string | null }[]> {
  if (isOffice(actor.role)) return q.select({ id: classes.id }).from(classes).where(eq(classes.id, classId))
  const taught = and(eq(classStaff.classId, classId), eq(classStaff.memberId, memberOf(actor)))
  return q.select({ id: classStaff.classId }).from(classStaff).where(taught)
}

function sameUpload(row: MediaRow, bytes: number): MediaRow {
  if (row.deletedAt) throw new Problem('gone', 'abandoned upload')
  if (row.declaredBytes !== bytes) throw new Problem('conflict', 'another file under the same key')
  return row
}
