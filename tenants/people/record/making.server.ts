import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { accessLog, type SensitiveSubject } from '#db/schema/access.ts'
import { childRecords } from '#db/schema/child-records.ts'
import { media } from '#db/schema/media.ts'
import { asAsker } from '../../files/asker.server.ts'
import { markFailed, markReady } from '../../files/media.server.ts'
import { filesOf } from '../../files/store.server.ts'
import { notify } from '../../notifications/notify.server.ts'
import type { School } from '../../school.server.ts'

/** A record that is to be made, and its guardian's view of the school. */
export interface RecordToMake {
  id: string
  childId: string
  memberId: string
  askedBy: string
  mediaId: string
  /** Under the rights that the guardian has now; null when they have left. */
  asker: School | null
}

/**
 * What is to be made; null when it is made, has failed for good, or was cancelled: for a job that may run twice.
 * @param school the school itself, as jobs have it
 */
export async function recordToMake(school: School, recordId: string): Promise<RecordToMake | null> {
  const [row] = await school.read(q =>
    q
      .select({ record: childRecords, state: media.state })
      .from(childRecords)
      .innerJoin(media, and(eq(media.schoolId, childRecords.schoolId), eq(media.id, childRecords.mediaId)))
      .where(and(eq(childRecords.id, recordId), isNull(media.deletedAt))),
  )
  // A worker that died in between has stored it and told nobody.
  if (row?.state === 'ready') await notify(school, [row.record.memberId], 'record.ready', recordId)
  if (row?.state !== 'waiting') return null
  const { id, childId, memberId, askedBy, mediaId } = row.record
  return { id, childId, memberId, askedBy, mediaId, asker: await asAsker(school, mediaId, 'record:fetch') }
}

/**
 * Says how far it is.
 * @param percent 0 to 100
 * @returns false when it was cancelled meanwhile
 */
export function tellProgress(
  school: School,
  { id, mediaId, memberId }: RecordToMake,
  percent: number,
): Promise<boolean> {
  return school.write(async tx => {
    const rows = await tx
      .update(childRecords)
      .set({ progress: percent })
      .where(and(eq(childRecords.id, id), ne(childRecords.progress, percent)))
      .returning({ id: childRecords.id })
    if (rows.length > 0) await tx.announce('media', mediaId, { memberIds: [memberId] })
    if (rows.length > 0) return true
    return (await tx.select({ id: childRecords.id }).from(childRecords).where(eq(childRecords.id, id))).length > 0
  })
}

/**
 * Writes down that a record is ready and what is in it, and tells its guardian. One that was cancelled meanwhile leaves nothing.
 * @param made.volumes bytes of each archive, stored under `volumeName`
 * @param made.subjects what of the child's sensitive data went along: the child's guardians read that
 */
export async function finishRecord(
  school: School,
  record: RecordToMake,
  made: {
    volumes: readonly { name: string; bytes: number }[]
    fileIds: readonly string[]
    talks: boolean
    subjects: readonly SensitiveSubject[]
  },
): Promise<void> {
  const { id, childId, askedBy, mediaId, memberId } = record
  const kept = await school.write(async tx => {
    const rows = await tx
      .update(childRecords)
      .set({ progress: 100, fileIds: [...made.fileIds], talks: made.talks })
      .where(eq(childRecords.id, id))
      .returning({ id: childRecords.id })
    if (rows.length === 0) return false
    if (made.subjects.length > 0)
      await tx
        .insert(accessLog)
        .values(
          made.subjects.map(subject => ({
            ...{ childId, memberId: askedBy, subject, kind: 'export' as const },
            hour: sql`date_trunc('hour', now())`,
          })),
        )
        .onConflictDoNothing()
    return true
  })
  const variants = made.volumes.map(({ name, bytes }) => ({ name, mime: 'application/zip', bytes }))
  if (!kept || !(await markReady(school, mediaId, { kind: 'file', variants }))) {
    if (await isGone(school, mediaId)) await (await filesOf(school)).deleteAll(mediaId)
    return
  }
  await notify(school, [memberId], 'record.ready', id)
}

/** Says that it will not be made; its guardian is told on the page, and can ask again. Archives that were written take no more room. */
export async function failRecord(school: School, recordId: string, reason: string): Promise<void> {
  const [record] = await school.read(q => q.select().from(childRecords).where(eq(childRecords.id, recordId)))
  if (record && (await markFailed(school, record.mediaId, reason)))
    await (await filesOf(school)).deleteAll(record.mediaId)
}

/** No row, or one that waits to be tidied away. */
async function isGone(school: School, mediaId: string): Promise<boolean> {
  const rows = await school.read(q =>
    q
      .select({ id: media.id })
      .from(media)
      .where(and(eq(media.id, mediaId), isNull(media.deletedAt))),
  )
  return rows.length === 0
}
