import { and, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import { media, mediaAudience, mediaBlurs, type PictureRegion } from '#db/schema/media.ts'
import { members } from '#db/schema/members.ts'
import { found } from '../problem.ts'
import type { ActorRole } from '../roles.ts'
import type { LiveAudience, School, Write } from '../school.server.ts'
import type { MediaRow } from './upload.server.ts'

/** What came of preparing a file: the columns of the row that say what it is. */
export interface PreparedMedia {
  kind: NonNullable<MediaRow['kind']>
  width?: number
  height?: number
  durationMs?: number
  /** Base64. */
  thumbhash?: string
  peaks?: number[]
  variants: MediaRow['variants']
}

/** A file to prepare, by whose limits it is measured, and, for a picture made from another, which parts of which are to be hidden. */
export interface ToPrepare {
  row: MediaRow
  role: ActorRole
  hidden: { source: MediaRow; regions: PictureRegion[] } | null
}

/**
 * Claims a file for preparing.
 * @returns null when there is nothing to prepare: it is ready, failed for good, still arriving, or gone
 */
export function startPreparing(school: School, mediaId: string): Promise<ToPrepare | null> {
  return school.write(async tx => {
    const [row] = await tx
      .update(media)
      .set({ state: 'working', changedAt: sql`now()` })
      .where(and(eq(media.id, mediaId), inArray(media.state, ['waiting', 'working'])))
      .returning()
    if (!row) return null
    const [uploaders, hidden] = await Promise.all([
      tx.select({ role: members.role }).from(members).where(eq(members.id, row.uploadedBy)),
      tx
        .select({ source: media, regions: mediaBlurs.regions })
        .from(mediaBlurs)
        .innerJoin(media, and(eq(media.schoolId, mediaBlurs.schoolId), eq(media.id, mediaBlurs.sourceId)))
        .where(eq(mediaBlurs.mediaId, mediaId)),
    ])
    return { row, role: found(uploaders[0]).role, hidden: hidden[0] ?? null }
  })
}

/**
 * Writes down in one write that a file is ready, and tells whoever waits for it.
 * @returns false if it is not being worked on any more: another run was first, or the row is gone
 */
export function markReady(school: School, mediaId: string, prepared: PreparedMedia): Promise<boolean> {
  const storedBytes = prepared.variants.reduce((sum, variant) => sum + variant.bytes, 0)
  return settle(school, mediaId, {
    ...prepared,
    // What a picture is called says nothing that the picture does not.
    ...(prepared.kind === 'file' ? {} : { nameSealed: null }),
    state: 'ready',
    failure: null,
    storedBytes,
    readyAt: sql`now()`,
    receivedParts: [],
  })
}

/**
 * Writes down that a file will not be prepared, and tells its uploader.
 * @param keepParts for a passing reason: the uploader may try again without sending it again
 */
export function markFailed(school: School, mediaId: string, reason: string, keepParts = false): Promise<boolean> {
  return settle(school, mediaId, {
    state: 'failed',
    failure: reason,
    ...(keepParts ? {} : { receivedParts: [] }),
  })
}

/** The file as it is now, deleted or not; null when there is none. */
export async function mediaRow(school: School, mediaId: string): Promise<MediaRow | null> {
  const rows = await school.read(q => q.select().from(media).where(eq(media.id, mediaId)))
  return rows[0] ?? null
}

/** Whose open pages a change of a file concerns: its uploader, and everybody it is out for, withheld from them or not. */
export async function watchersOf(tx: Write, mediaId: string, uploadedBy: string): Promise<LiveAudience> {
  const { classId, childId, memberId, everyone } = mediaAudience
  const out = await tx
    .select({ classId, childId, memberId, everyone })
    .from(mediaAudience)
    .where(eq(mediaAudience.mediaId, mediaId))
  if (out.some(row => row.everyone)) return {}
  return {
    memberIds: [uploadedBy, ...out.flatMap(row => row.memberId ?? [])],
    classIds: out.flatMap(row => row.classId ?? []),
    childIds: out.flatMap(row => row.childId ?? []),
  }
}

/** Brings files to the bin, where they are for thirty days; nobody sees them there. Their audience stays as it was. */
export async function binMedia(tx: Write, mediaIds: readonly string[]): Promise<void> {
  await tx
    .update(media)
    .set({ deletedAt: sql`now()` })
    .where(and(inArray(media.id, [...mediaIds]), isNull(media.deletedAt)))
}

/** Takes files out of the bin. */
export async function unbinMedia(tx: Write, mediaIds: readonly string[]): Promise<void> {
  await tx
    .update(media)
    .set({ deletedAt: null })
    .where(and(inArray(media.id, [...mediaIds]), notInArray(media.state, ['receiving', 'failed'])))
}

type Settled = {
  [Column in keyof typeof media.$inferInsert]?: (typeof media.$inferInsert)[Column] | ReturnType<typeof sql>
}

function settle(school: School, mediaId: string, columns: Settled & { state: 'ready' | 'failed' }): Promise<boolean> {
  return school.write(async tx => {
    const [row] = await tx
      .update(media)
      .set({ ...columns, changedAt: sql`now()` })
      .where(and(eq(media.id, mediaId), inArray(media.state, ['waiting', 'working'])))
      .returning({ uploadedBy: media.uploadedBy, use: media.use, attachedAt: media.attachedAt })
    if (!row) return false
    // Photos of an album and files of a message concern different modules: none is woken for the other's, nor any for what is part of
    // nothing yet. Whoever attaches it later finds it as it is then.
    if (row.use !== 'attachments') await tx.record(`media.${columns.state}`, { mediaId })
    else if (row.attachedAt) await tx.record(`attachment.${columns.state}`, { mediaId })
    await tx.announce('media', mediaId, await watchersOf(tx, mediaId, row.uploadedBy))
    return true
  })
}
