import { asc, inArray } from 'drizzle-orm'
import type { Attachment } from '#app/platform/attachments/attachment.ts'
import { attachmentRows, attachmentsFrom } from '#app/platform/attachments/attachments.server.ts'
import { absenceCertificates } from '#db/schema/attendance-certificates.ts'
import { ownAttachments } from '#tenants/files/attachments.server.ts'
import { publishTo } from '#tenants/files/tags.server.ts'
import type { School, Write } from '#tenants/school.server.ts'

/**
 * Puts files of the actor's to a report of absence, in its write, and opens them to the child's circle: its guardians, its teachers
 * and the office.
 * @throws Problem not_found for a file that is not the actor's, was given up or refused
 */
export async function attachCertificates(
  tx: Write,
  school: School,
  { id: absenceId, childId }: { id: string; childId: string },
  mediaIds: readonly string[],
): Promise<void> {
  const ids = await ownAttachments(tx, school, mediaIds)
  if (ids.length === 0) return
  await tx
    .insert(absenceCertificates)
    .values(ids.map((mediaId, position) => ({ absenceId, childId, mediaId, position })))
  await publishTo(tx, ids, { childIds: [childId] }, school.today())
}

/** The files of reports of absence that the reader may see, by the report's id. */
export async function certificatesOf(
  school: School,
  absenceIds: readonly string[],
): Promise<ReadonlyMap<string, Attachment[]>> {
  if (absenceIds.length === 0) return new Map()
  const [places, rows] = await school.read(async q => {
    const places = await q
      .select({ absenceId: absenceCertificates.absenceId, mediaId: absenceCertificates.mediaId })
      .from(absenceCertificates)
      .where(inArray(absenceCertificates.absenceId, [...absenceIds]))
      .orderBy(asc(absenceCertificates.position))
    const mediaIds = places.map(({ mediaId }) => mediaId)
    return [places, mediaIds.length > 0 ? await attachmentRows(q, mediaIds) : []] as const
  })
  const files = await attachmentsFrom(school, rows)
  const of = (absenceId: string) =>
    places.flatMap(place => (place.absenceId === absenceId ? (files.get(place.mediaId) ?? []) : []))
  return new Map(absenceIds.map(id => [id, of(id)]))
}
