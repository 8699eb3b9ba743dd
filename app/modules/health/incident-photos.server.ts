import { and, eq, inArray } from 'drizzle-orm'
import { healthIncidentMedia } from '#db/schema/health-incidents.ts'
import { media } from '#db/schema/media.ts'
import { attach, ownAttachments } from '#tenants/files/attachments.server.ts'
import { binMedia } from '#tenants/files/media.server.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { photoRows } from './incident-rows.server.ts'

/**
 * Gives an incident just these photos, in their order. New ones are the actor's own uploads; one that is left out goes to the bin.
 * @throws Problem not_found for a file that is not the actor's to attach
 */
export async function choosePhotos(
  tx: Write,
  school: School,
  { id: incidentId, childId }: { id: string; childId: string },
  mediaIds: readonly string[],
): Promise<void> {
  const before = (await photoRows(tx, incidentId)).map(({ id }) => id)
  const wanted = [...new Set(mediaIds)]
  const added = await ownAttachments(
    tx,
    school,
    wanted.filter(id => !before.includes(id)),
  )
  const removed = before.filter(id => !wanted.includes(id))
  if (removed.length > 0) await binMedia(tx, removed)
  if (added.length > 0) await attach(tx, added)
  await tx.delete(healthIncidentMedia).where(eq(healthIncidentMedia.incidentId, incidentId))
  if (wanted.length === 0) return
  await tx.insert(healthIncidentMedia).values(wanted.map((mediaId, place) => ({ incidentId, childId, mediaId, place })))
}

/** Whether one of the files could not be prepared. */
export async function haveFailed(tx: Write, mediaIds: readonly string[]): Promise<boolean> {
  if (mediaIds.length === 0) return false
  const failed = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(inArray(media.id, [...mediaIds]), eq(media.state, 'failed')))
  return failed.length > 0
}
