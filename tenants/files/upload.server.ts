import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Queries } from '#db/client.server.ts'
import { classes } from '#db/schema/classes.ts'
import { type MediaUse, media, mediaAudience } from '#db/schema/media.ts'
import { classStaff } from '#db/schema/members.ts'
import { memberOf } from '../actor.ts'
import { found, Problem } from '../problem.ts'
import { isOffice, isStaff } from '../roles.ts'
import type { School, Write } from '../school.server.ts'
import { sealedName } from './file-name.server.ts'
import { missingParts, partCount, uploadLimits } from './limits.ts'
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
  /** `photos` unless said otherwise. */
  use?: MediaUse | undefined
  /** What its owner calls a file that is neither picture nor recording; kept sealed. */
  name?: string | undefined
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
 *   was used for a file of another size), not_found (a class that is not the actor's), forbidden (guardians send
 *   attachments only)
 */
export async function beginUpload(school: School, upload: NewUpload): Promise<UploadStanding> {
  const { uploadKey, bytes, classId, use = 'photos', name } = upload
  const limits = uploadLimits(school.actor.role, use)
  if (bytes > limits.videoBytes) throw new Problem('too_large')
  if (use === 'photos' && !isStaff(school.actor.role)) throw new Problem('forbidden', 'photos of the school')
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
  const id = uuidv7()
  const nameSealed = name && use === 'attachments' ? await sealedName(school, id, name) : null
  return school.write(async tx => {
    // Two requests at once would both see room for one more, or both insert the key.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('upload:' || ${uploadedBy}, 0))`)
    const [begun, [under]] = await Promise.all([
      tx.select().from(media).where(ofKey(uploadedBy, uploadKey)),
      tx
        .select({
          open: sql<number>`count(*) filter (where ${media.state} = 'receiving' and ${media.deletedAt} is null)::int`,
          files: sql<number>`count(*) filter (where ${lately})::int`,
          bytes: sql<string>`coalesce(sum(${media.declaredBytes}) filter (where ${lately}), 0)`,
        })
        .from(media)
        .where(and(eq(media.uploadedBy, uploadedBy), or(eq(media.state, 'receiving'), lately))),
    ])
    if (begun[0]) return standing(sameUpload(begun[0], bytes))
    if (
      under &&
      (under.open >= limits.atOnce ||
        under.files >= limits.hourly.files ||
        Number(under.bytes) + bytes > limits.hourly.bytes)
    )
      throw new Problem('rate_limited', 'uploads')
    const rows = await tx
      .insert(media)
      .values({ id, uploadedBy, uploadKey, declaredBytes: bytes, classId: classId ?? null, use, nameSealed })
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
 * @throws Problem not_found, conflict (an attachment that is out: what was said is taken back where it was said)
 */
export async function abandonUpload(school: School, mediaId: string): Promise<void> {
  const gone = await school.write(async tx => {
    const [out] = await tx
      .select({ id: mediaAudience.id })
      .from(mediaAudience)
      .innerJoin(media, and(eq(media.schoolId, mediaAudience.schoolId), eq(media.id, mediaAudience.mediaId)))
      .where(and(own(school, mediaId), eq(media.use, 'attachments')))
      .limit(1)
    if (out) throw new Problem('conflict', 'the file is out')
    const rows = await tx
      .update(media)
      .set({ deletedAt: sql`now()`, changedAt: sql`now()` })
      .where(own(school, mediaId))
      .returning({ state: media.state, attachedAt: media.attachedAt })
    const { state, attachedAt } = found(rows[0])
    if (attachedAt) throw new Problem('conflict', 'the file is out')
    return state
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

const lately = sql`${media.createdAt} > now() - interval '1 hour'`

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
