import { and, eq } from 'drizzle-orm'
import { noticeComments, notices } from '#db/schema/notices.ts'
import { noticeAttachments } from '#db/schema/notices-files.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { Reactions } from '#workers/reaction.ts'
import { announceNotice } from './audience.server.ts'
import { outstandingOf, readersOf } from './chase.server.ts'

export const reactions: Reactions = {
  'notices.published': async (school, { noticeId }) =>
    notify(school, await readersOf(school, String(noticeId)), 'notices.published', String(noticeId)),
  'notices.edited': async (school, { noticeId, versionId }) =>
    notify(school, await readersOf(school, String(noticeId)), 'notices.edited', String(versionId)),
  'notices.chased': async (school, { noticeId, chaseId }) =>
    notify(school, await outstandingOf(school, String(noticeId)), 'notices.chased', String(chaseId)),
  'notices.commented': (school, { commentId }) => tellWriter(school, String(commentId)),
  'attachment.ready': (school, { mediaId }) => showFile(school, String(mediaId)),
  'attachment.failed': (school, { mediaId }) => showFile(school, String(mediaId)),
}

/** A file of a notice has been prepared or will not be: the open pages of its readers look again. */
async function showFile(school: School, mediaId: string): Promise<void> {
  await school.write(async tx => {
    const [row] = await tx
      .select({ notice: notices })
      .from(noticeAttachments)
      .innerJoin(
        notices,
        and(eq(notices.schoolId, noticeAttachments.schoolId), eq(notices.id, noticeAttachments.noticeId)),
      )
      .where(eq(noticeAttachments.mediaId, mediaId))
    if (row) await announceNotice(tx, row.notice)
  })
}

/** Tells a notice's writer of a comment, unless it is their own. */
async function tellWriter(school: School, commentId: string): Promise<void> {
  const [row] = await school.read(q =>
    q
      .select({ writer: notices.createdBy, by: noticeComments.memberId })
      .from(noticeComments)
      .innerJoin(notices, eq(notices.id, noticeComments.noticeId))
      .where(eq(noticeComments.id, commentId)),
  )
  if (row && row.writer !== row.by) await notify(school, [row.writer], 'notices.comment', commentId)
}
