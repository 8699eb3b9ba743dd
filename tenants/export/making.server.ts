import { and, eq, isNull, sql } from 'drizzle-orm'
import { accessLog, sensitiveSubjects } from '#db/schema/access.ts'
import { children } from '#db/schema/children.ts'
import { schoolExports } from '#db/schema/erasures.ts'
import { media } from '#db/schema/media.ts'
import { asAsker } from '../files/asker.server.ts'
import { markFailed, markReady } from '../files/media.server.ts'
import { filesOf } from '../files/store.server.ts'
import type { School } from '../school.server.ts'
import { tellOfExportJob } from './asking.server.ts'

/** An export that is to be made, and its owner's view of the school. */
export interface ExportToMake {
  id: string
  mediaId: string
  askedBy: string
  locale: 'en' | 'zh-Hans'
  /** Under the rights that the owner has now; null when they are none any more. */
  asker: School | null
}

/** What is to be made; null when it is made, has failed for good, or was cancelled: for a job that may run twice. */
export async function exportToMake(school: School, exportId: string): Promise<ExportToMake | null> {
  const [row] = await school.read(q =>
    q
      .select({ export: schoolExports, state: media.state })
      .from(schoolExports)
      .innerJoin(media, and(eq(media.schoolId, schoolExports.schoolId), eq(media.id, schoolExports.mediaId)))
      .where(and(eq(schoolExports.id, exportId), isNull(media.deletedAt))),
  )
  if (row?.state !== 'waiting') return null
  const { id, mediaId, askedBy, locale } = row.export
  const asker = await asAsker(school, mediaId, 'billing:manage')
  return { id, mediaId, askedBy, locale, asker: asker && school.as({ ...asker.actor, takingAll: true }) }
}

/** Says how far it is. @returns false when it was cancelled meanwhile */
export function tellExportProgress(
  school: School,
  { id, mediaId, askedBy }: ExportToMake,
  percent: number,
): Promise<boolean> {
  return school.write(async tx => {
    const rows = await tx
      .update(schoolExports)
      .set({ progress: percent })
      .where(eq(schoolExports.id, id))
      .returning({ id: schoolExports.id })
    if (rows.length > 0) await tx.announce('media', mediaId, { memberIds: [askedBy] })
    return rows.length > 0
  })
}

/**
 * Writes down that it is ready, and in every child's access log that its data were taken along; its owner is mailed. One that was cancelled
 * meanwhile leaves nothing.
 */
export async function finishExport(
  school: School,
  { id, mediaId, askedBy }: ExportToMake,
  volumes: readonly { name: string; bytes: number; sha256: string }[],
): Promise<void> {
  const kept = await school.write(async tx => {
    const rows = await tx
      .update(schoolExports)
      .set({ progress: 100, hashes: volumes.map(({ sha256 }) => sha256) })
      .where(eq(schoolExports.id, id))
      .returning({ id: schoolExports.id })
    if (rows.length === 0) return false
    for (const subject of sensitiveSubjects)
      await tx.execute(sql`insert into ${accessLog} (id, child_id, member_id, subject, kind, hour)
        select gen_random_uuid(), ${children.id}, ${askedBy}, ${subject}, 'export', date_trunc('hour', now()) from ${children} on conflict do nothing`)
    await tx.enqueue(tellOfExportJob, { memberId: askedBy, askedBy, ready: true })
    return true
  })
  const variants = volumes.map(({ name, bytes }) => ({ name, mime: 'application/zip', bytes }))
  if (!kept || !(await markReady(school, mediaId, { kind: 'file', variants })))
    if (!(await isThere(school, mediaId))) await (await filesOf(school)).deleteAll(mediaId)
}

/** Says that it will not be made; archives that were written take no more room. */
export async function failExport(school: School, exportId: string, reason: string): Promise<void> {
  const [row] = await school.read(q => q.select().from(schoolExports).where(eq(schoolExports.id, exportId)))
  if (row && (await markFailed(school, row.mediaId, reason))) await (await filesOf(school)).deleteAll(row.mediaId)
}

async function isThere(school: School, mediaId: string): Promise<boolean> {
  const rows = await school.read(q =>
    q
      .select({ id: media.id })
      .from(media)
      .where(and(eq(media.id, mediaId), isNull(media.deletedAt))),
  )
  return rows.length > 0
}
