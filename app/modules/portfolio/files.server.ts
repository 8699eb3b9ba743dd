import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { mediaAudience } from '#db/schema/media.ts'
import { observationMedia } from '#db/schema/portfolio.ts'
import { attach, ownAttachments } from '#tenants/files/attachments.server.ts'
import { binMedia } from '#tenants/files/media.server.ts'
import type { School, Write } from '#tenants/school.server.ts'

/** The files of an observation in their order. */
export async function filesOf(q: Pick<Queries, 'select'>, observationId: string): Promise<string[]> {
  const rows = await q
    .select({ id: observationMedia.mediaId })
    .from(observationMedia)
    .where(eq(observationMedia.observationId, observationId))
    .orderBy(asc(observationMedia.place))
  return rows.map(({ id }) => id)
}

/**
 * Gives an observation just these files. New ones are the actor's own uploads; one that is left out goes to the bin.
 * @throws Problem not_found for a file that is not the actor's to attach
 */
export async function chooseFiles(
  tx: Write,
  school: School,
  observationId: string,
  mediaIds: readonly string[],
): Promise<void> {
  const before = await filesOf(tx, observationId)
  const added = await ownAttachments(
    tx,
    school,
    mediaIds.filter(id => !before.includes(id)),
  )
  const removed = before.filter(id => !mediaIds.includes(id))
  if (removed.length > 0) {
    await tx.delete(mediaAudience).where(inArray(mediaAudience.mediaId, removed))
    await binMedia(tx, removed)
    await tx
      .delete(observationMedia)
      .where(and(eq(observationMedia.observationId, observationId), inArray(observationMedia.mediaId, removed)))
  }
  if (added.length === 0) return
  await attach(tx, added)
  const [last] = await tx
    .select({ place: sql<number>`coalesce(max(${observationMedia.place}), -1)` })
    .from(observationMedia)
    .where(eq(observationMedia.observationId, observationId))
  const first = (last?.place ?? -1) + 1
  await tx
    .insert(observationMedia)
    .values(added.map((mediaId, index) => ({ observationId, mediaId, place: first + index })))
}

/**
 * Brings an observation's files to where it stands: who is taken to be on them, and whose families have them. Comes after its rows were
 * written, and before open pages are told.
 */
export async function filesFollow(tx: Write, observationId: string): Promise<void> {
  await tx.execute(sql`select observation_files_follow(${observationId})`)
}

/** Which files of several observations are held back from some family by a consent; for staff. */
export async function heldBackOf(q: Queries, observationIds: readonly string[]): Promise<Set<string>> {
  if (observationIds.length === 0) return new Set()
  const rows = await q
    .selectDistinct({ mediaId: mediaAudience.mediaId })
    .from(mediaAudience)
    .innerJoin(
      observationMedia,
      and(eq(observationMedia.schoolId, mediaAudience.schoolId), eq(observationMedia.mediaId, mediaAudience.mediaId)),
    )
    .where(and(inArray(observationMedia.observationId, [...observationIds]), eq(mediaAudience.withheld, true)))
  return new Set(rows.map(({ mediaId }) => mediaId))
}

/** Children of these whose photos may not be shown to other families of their class. Asked of those whom the actor sees. */
export const lacksConsent = sql<boolean>`not consent_given("children"."id", 'photos_inside')`
