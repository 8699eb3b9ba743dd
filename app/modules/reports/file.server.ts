import { askForPaper } from '#app/platform/made-file/asking.server.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { fileJob } from './jobs.ts'
import { readReport } from './reading.server.ts'
import type { Words } from './shown-body.server.ts'

/**
 * Has a published report made as a PDF for the actor; the same file until it is corrected or signed.
 * @param number of an earlier version; the current one unless told
 * @returns the file's id
 * @throws Problem not_found
 */
export async function askForReport(
  school: School,
  resolved: ResolvedSchool,
  reportId: string,
  number: number | null,
  { locale, t }: Words,
): Promise<string> {
  const report = await readReport(school, reportId, number, { locale, t })
  const { answers, sections, hash } = report
  return askForPaper(school, resolved, {
    of: [hash, answers.map(({ id }) => id), sections.flatMap(({ photos }) => photos.map(({ mediaId }) => mediaId))],
    locale,
    name: `${t('reports.file.name', { name: report.child.name, term: report.term.name })}.pdf`,
    job: fileJob.name,
    payload: { reportId, versionId: report.versionId },
  })
}
