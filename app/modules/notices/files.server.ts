import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Attachment } from '#app/platform/attachments/attachment.ts'
import { attachmentRows, attachmentsFrom } from '#app/platform/attachments/attachments.server.ts'
import type { Queries } from '#db/client.server.ts'
import { media } from '#db/schema/media.ts'
import { noticeAttachments } from '#db/schema/notices-files.ts'
import { attach, ownAttachments } from '#tenants/files/attachments.server.ts'
import { binMedia } from '#tenants/files/media.server.ts'
import type { School, Write } from '#tenants/school.server.ts'
import type { Notice } from './notice-row.server.ts'
import { standingOf } from './policy.ts'

/** Which wordings of a notice a file belongs to: from one on, until another (null: it is there still). */
export interface FilePlace {
  mediaId: string
  from: number
  until: number | null
}

/** The files of a notice's newest wording, or of its draft, in their order. */
export async function filesNow(q: Pick<Queries, 'select'>, noticeId: string): Promise<string[]> {
  const rows = await q
    .select({ id: noticeAttachments.mediaId })
    .from(noticeAttachments)
    .where(and(eq(noticeAttachments.noticeId, noticeId), isNull(noticeAttachments.untilVersion)))
    .orderBy(asc(noticeAttachments.place))
  return rows.map(({ id }) => id)
}

/** All files that a notice has or had where its readers could see them, in their order: issue it with `fileRows`. */
export const filePlaces = (q: Pick<Queries, 'select'>, noticeId: string): Promise<FilePlace[]> =>
  q
    .select({
      mediaId: noticeAttachments.mediaId,
      from: noticeAttachments.fromVersion,
      until: noticeAttachments.untilVersion,
    })
    .from(noticeAttachments)
    .where(eq(noticeAttachments.noticeId, noticeId))
    .orderBy(asc(noticeAttachments.place))

/** The same files as `attachmentsFrom` takes them. */
export const fileRows = (q: Queries, noticeId: string) =>
  attachmentRows(
    q,
    q.select({ id: noticeAttachments.mediaId }).from(noticeAttachments).where(eq(noticeAttachments.noticeId, noticeId)),
  )

/**
 * Gives the files of each wording, as a page shows them.
 * @param rows from `fileRows`
 * @returns by the wording's number, counted from 1; null is the newest one's or the draft's
 */
export async function filesByVersion(
  school: School,
  places: readonly FilePlace[],
  rows: Awaited<ReturnType<typeof fileRows>>,
): Promise<(number: number | null) => Attachment[]> {
  const files = await attachmentsFrom(school, rows)
  const isIn = ({ from, until }: FilePlace, number: number | null) =>
    number === null ? until === null : from <= number && (until === null || number < until)
  return number => places.flatMap(place => (isIn(place, number) ? (files.get(place.mediaId) ?? []) : []))
}

/**
 * Gives a notice just these files, inside a write that holds its lock. New ones are the actor's own uploads; one that is left out stays
 * with the wordings it was in, or goes to the bin if nobody could see it yet.
 * @returns whether that made a difference
 * @throws Problem not_found for a file that is not the actor's to attach
 */
export async function chooseFiles(
  tx: Write,
  school: School,
  notice: Notice,
  mediaIds: readonly string[],
): Promise<boolean> {
  const before = await filesNow(tx, notice.id)
  const added = await ownAttachments(
    tx,
    school,
    mediaIds.filter(id => !before.includes(id)),
  )
  const removed = before.filter(id => !mediaIds.includes(id))
  const out = standingOf(notice) === 'out'
  const next = out ? notice.version + 1 : notice.version
  if (removed.length > 0) {
    const which = and(eq(noticeAttachments.noticeId, notice.id), inArray(noticeAttachments.mediaId, removed))
    if (out) await tx.update(noticeAttachments).set({ untilVersion: next }).where(which)
    else {
      await binMedia(tx, removed)
      await tx.delete(noticeAttachments).where(which)
    }
  }
  if (added.length > 0) {
    await attach(tx, added)
    const [last] = await tx
      .select({ place: sql<number>`coalesce(max(${noticeAttachments.place}), -1)` })
      .from(noticeAttachments)
      .where(eq(noticeAttachments.noticeId, notice.id))
    const first = (last?.place ?? -1) + 1
    await tx
      .insert(noticeAttachments)
      .values(
        added.map((mediaId, index) => ({ noticeId: notice.id, mediaId, place: first + index, fromVersion: next })),
      )
  }
  return added.length + removed.length > 0
}

/** Whether one of the files could not be prepared, so that families would find nothing there. */
export async function haveFailed(tx: Write, mediaIds: readonly string[]): Promise<boolean> {
  if (mediaIds.length === 0) return false
  const failed = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(inArray(media.id, [...mediaIds]), eq(media.state, 'failed')))
  return failed.length > 0
}
