import type { Translate } from '#app/platform/i18n/translate.ts'
import { askForPaper } from '#app/platform/made-file/asking.server.ts'
import { type MadeFilePayload, makeFile } from '#app/platform/made-file/making.server.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { JobContext } from '#workers/job.ts'
import { recordJob } from './jobs.ts'
import { type NoticeRecord, recordSheet } from './record-sheet.ts'
import { recordOf, responses } from './responses.server.ts'

/**
 * A notice's evidence as the actor may see it, in one transaction.
 * @throws Problem not_found: a draft, foreign, none
 */
export async function noticeRecord(school: School, noticeId: string): Promise<NoticeRecord> {
  const together = school.readingTogether()
  const [record, answers] = await Promise.all([recordOf(together, noticeId), responses(together, noticeId)])
  return { ...record, noticeId, level: answers.notice.level, states: answers.children }
}

/**
 * Has the record made as a PDF for the actor; the same file until somebody reads or answers, or it is reworded.
 * @returns the file's id
 * @throws Problem not_found
 */
export async function askForRecord(
  school: School,
  resolved: ResolvedSchool,
  noticeId: string,
  { locale, t }: Pick<MadeFilePayload, 'locale'> & { t: Translate },
): Promise<string> {
  const record = await noticeRecord(school, noticeId)
  return askForPaper(school, resolved, {
    of: record,
    locale,
    name: `${t('notices.record.file', { title: record.title })}.pdf`,
    job: recordJob.name,
    payload: { noticeId },
  })
}

/** Makes the PDF under the rights of the one who asked. */
export const makeRecord = (
  school: School,
  { noticeId, ...payload }: MadeFilePayload & { noticeId: string },
  context: Pick<JobContext, 'signal'>,
): Promise<void> =>
  makeFile(school, payload, context, 'notices:write', async asked =>
    recordSheet(await noticeRecord(asked.school, noticeId), asked.paper),
  )
