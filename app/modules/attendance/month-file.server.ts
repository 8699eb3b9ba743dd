import { formatMonth } from '#app/platform/i18n/format.ts'
import type { Locale, Translate } from '#app/platform/i18n/translate.ts'
import { askForPaper } from '#app/platform/made-file/asking.server.ts'
import { found } from '#tenants/problem.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { monthFileJob } from './jobs.ts'
import { type ClassMonth, classMonth } from './month.server.ts'
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
  { locale, t }: { locale: Locale; t: Translate },
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

/**
 * What stands in the month's PDF, as far as the actor sees it.
 * @param month 2026-05
 * @throws Problem not_found for a class that is not the actor's, or a month in which nobody was in it
 */
export async function monthToPrint(
  school: School,
  resolved: ResolvedSchool,
  classId: string,
  month: string,
): Promise<ClassMonth> {
  const sheet = await classMonth(school, settingsOf(resolved), classId, month)
  found(sheet.rows[0])
  return sheet
}
