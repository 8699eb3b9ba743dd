import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Attachment } from '#app/platform/attachments/attachment.ts'
import { attachmentRows, attachmentsFrom } from '#app/platform/attachments/attachments.server.ts'
import type { Queries } from '#db/client.server.ts'
import { members } from '#db/schema/members.ts'
import { messageAttachments, messageReports, messages, retractedMessages } from '#db/schema/messages.ts'
import { messageReportLooks } from '#db/schema/messages-looks.ts'
import { memberOf } from '#tenants/actor.ts'
import { found } from '#tenants/problem.ts'
import { isOffice } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import type { ReportReason } from './policy.ts'
import { bodyPlace, messageSealer, retractedPlace } from './sealed-body.server.ts'

/** A message that somebody asked the office to look at. */
export interface Report {
  id: string
  messageId: string
  reporter: string
  reason: ReportReason
  /** ISO instants. */
  reportedAt: string
  sentAt: string
  author: string
  /** Null where a retracted message's ninety days are over. */
  text: string | null
  retracted: boolean
  /** In the order chosen; of a retracted message as long as its words are kept. */
  attachments: Attachment[]
  /** Who of the office has opened it. */
  openedBy: string[]
}

/**
 * Asks the office to look at a message; the office sees it from then on, in whichever conversation it stands. Twice by the same member is once.
 * @throws Problem not_found for a message out of sight
 */
export async function report(school: School, messageId: string, reason: ReportReason): Promise<void> {
  const [message] = await school.read(q =>
    q.select({ id: messages.id }).from(messages).where(eq(messages.id, messageId)),
  )
  found(message)
  await school.write(tx =>
    tx
      .insert(messageReports)
      .values({ messageId, memberId: memberOf(school.actor), reporterName: school.actor.name, reason })
      .onConflictDoNothing(),
  )
  // Opening it to the office is the school's own act: readers may not change what others wrote.
  await school.asSystem().write(async tx => {
    await tx
      .update(messages)
      .set({ reportedAt: sql`coalesce(${messages.reportedAt}, now())` })
      .where(eq(messages.id, messageId))
    await tx.announce('messages', messageId, { staffOnly: true })
  })
}

/** What waits for the office's judgement, the oldest first, each with its files. That the actor has looked is written down. */
export async function openReports(school: School): Promise<Report[]> {
  const sealer = await messageSealer(school)
  const waiting = isNull(messageReports.settledAt)
  const [rows, places, files, looks] = await school.read(q => {
    const messageIds = q.select({ id: messageReports.messageId }).from(messageReports).where(waiting)
    const places = q
      .select({ messageId: messageAttachments.messageId, mediaId: messageAttachments.mediaId })
      .from(messageAttachments)
      .where(inArray(messageAttachments.messageId, messageIds))
      .orderBy(messageAttachments.place)
    return Promise.all([
      reportRows(q, waiting),
      places,
      attachmentRows(
        q,
        q
          .select({ mediaId: messageAttachments.mediaId })
          .from(messageAttachments)
          .where(inArray(messageAttachments.messageId, messageIds)),
      ),
      q
        .select({ reportId: messageReportLooks.reportId, memberId: members.id, name: members.name })
        .from(messageReportLooks)
        .innerJoin(
          members,
          and(eq(members.schoolId, messageReportLooks.schoolId), eq(members.id, messageReportLooks.memberId)),
        )
        .orderBy(asc(messageReportLooks.createdAt)),
    ])
  })
  const me = memberOf(school.actor)
  const unseen = rows.filter(({ report }) => !looks.some(each => each.reportId === report.id && each.memberId === me))
  await noteLooks(
    school,
    unseen.map(({ report }) => report.id),
  )
  const attachments = await attachmentsFrom(school, files)
  return Promise.all(
    rows.map(async ({ report, message, kept }) => ({
      id: report.id,
      messageId: message.id,
      reporter: report.reporterName,
      reason: report.reason,
      reportedAt: report.createdAt.toISOString(),
      sentAt: message.createdAt.toISOString(),
      author: message.authorName ?? '',
      text: message.bodySealed
        ? await sealer.open(bodyPlace(message.id), message.bodySealed)
        : kept
          ? await sealer.open(retractedPlace(kept.id), kept.bodySealed)
          : null,
      retracted: message.retractedAt !== null,
      attachments: places.flatMap(place =>
        place.messageId === message.id ? (attachments.get(place.mediaId) ?? []) : [],
      ),
      openedBy: looks.filter(each => each.reportId === report.id).map(({ name }) => name),
    })),
  )
}

const reportRows = (q: Queries, which: SQL) =>
  q
    .select({ report: messageReports, message: messages, kept: retractedMessages })
    .from(messageReports)
    .innerJoin(messages, and(eq(messages.schoolId, messageReports.schoolId), eq(messages.id, messageReports.messageId)))
    .leftJoin(
      retractedMessages,
      and(eq(retractedMessages.schoolId, messages.schoolId), eq(retractedMessages.messageId, messages.id)),
    )
    .where(which)
    .orderBy(asc(messageReports.createdAt))
    .limit(100)

async function noteLooks(school: School, reportIds: readonly string[]): Promise<void> {
  // Who reported it may see its own report, which is no look.
  if (reportIds.length === 0 || !isOffice(school.actor.role)) return
  const memberId = memberOf(school.actor)
  await school.write(tx =>
    tx
      .insert(messageReportLooks)
      .values(reportIds.map(reportId => ({ reportId, memberId })))
      .onConflictDoNothing(),
  )
}

/** Puts a report off the list; what was to be done about the message has been done. @throws Problem not_found */
export async function settleReport(school: School, reportId: string): Promise<void> {
  await school.write(async tx => {
    const [settled] = await tx
      .update(messageReports)
      .set({
        settledAt: sql`coalesce(${messageReports.settledAt}, now())`,
        settledBy: sql`coalesce(${messageReports.settledBy}, ${memberOf(school.actor)}::uuid)`,
      })
      .where(eq(messageReports.id, reportId))
      .returning({ id: messageReports.id })
    found(settled)
  })
}
