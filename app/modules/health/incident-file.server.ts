import type { Locale, Translate } from '#app/platform/i18n/translate.ts'
import { askForPaper } from '#app/platform/made-file/asking.server.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { incidentFileJob } from './incident-jobs.ts'
import { readIncident } from './incident-reading.server.ts'

/** Has an incident made as a PDF for the actor; the same file until something in it changes. @throws Problem not_found, braked */
export async function askForIncident(
  school: School,
  resolved: ResolvedSchool,
  incidentId: string,
  { locale, t }: { locale: Locale; t: Translate },
): Promise<string> {
  const incident = await readIncident(school, incidentId)
  return askForPaper(school, resolved, {
    of: incident,
    locale,
    name: `${t('health.incident.paper.file', { name: incident.child.shortName, day: incident.day })}.pdf`,
    job: incidentFileJob.name,
    payload: { incidentId },
  })
}
