import type { Locale, Translate } from '#app/platform/i18n/translate.ts'
import { askForPaper } from '#app/platform/made-file/asking.server.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { recordJob } from './jobs.ts'
import type { NoticeRecord } from './record-sheet.ts'
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
  { locale, t }: { locale: Locale; t: Translate },
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
