import { formatMonth } from '#app/platform/i18n/format.ts'
import type { Translate } from '#app/platform/i18n/translate.ts'
import { askForPaper } from '#app/platform/made-file/asking.server.ts'
import { type MadeFilePayload, makeFile } from '#app/platform/made-file/making.server.ts'
import { found } from '#tenants/problem.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { JobContext } from '#workers/job.ts'
import { monthFileJob } from './jobs.ts'
import { type ClassMonth, classMonth } from './month.server.ts'
import { registerSheet } from './register-sheet.ts'
import { settingsOf } from './settings.ts'

/**
 * Has a class's month made as a PDF for the actor; the same file until something in it changes.
 * @param month 2026-05
 * @returns the file's id
 * @throws Problem not_found for a class that is not the actor's, or a month in which nobody was in it
 */
export async function askForMonth(
  school: School,
  resolved: ResolvedSchool,
  { classId, month }: { classId: string; month: string },
  { locale, t }: Pick<MadeFilePayload, 'locale'> & { t: Translate },
): Promise<string> {
  const sheet = await monthToPrint(school, resolved, classId, month)
  return askForPaper(school, resolved, {
    of: sheet,
    locale,
    name: `${t('attendance.paper.file', { class: sheet.name, month: formatMonth(locale, month) })}.pdf`,
    job: monthFileJob.name,
    payload: { classId, firstDay: `${month}-01` },
  })
}

/** Makes the PDF under the rights of the one who asked. */
export const makeMonth = (
  school: School,
  { classId, firstDay, ...payload }: MadeFilePayload & { classId: string; firstDay: string },
  context: Pick<JobContext, 'signal'>,
): Promise<void> =>
  makeFile(school, payload, context, 'attendance:mark', async asked =>
    registerSheet(await monthToPrint(asked.school, asked.resolved, classId, firstDay.slice(0, 7)), asked.paper),
  )

async function monthToPrint(
  school: School,
  resolved: ResolvedSchool,
  classId: string,
  month: string,
): Promise<ClassMonth> {
  const sheet = await classMonth(school, settingsOf(resolved), classId, month)
  found(sheet.rows[0])
  return sheet
}
