import type { Translate } from '#app/platform/i18n/translate.ts'
import { giveReason, noteLook } from '#tenants/access/access.server.ts'
import { isOffice, isStaff } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import type { ReportBody } from './body.ts'

/**
 * Writes down for the child's guardians that somebody of the staff has read sensitive data in its report; of the office with the
 * reason that it was the report. A report of a class after another is work, so it counts for no brake: what it holds goes to the family.
 */
export async function noteReportLook(
  school: School,
  childId: string,
  { sections }: ReportBody,
  t: Translate,
): Promise<void> {
  const { role, viewing } = school.actor
  const subjects = new Set(
    sections.flatMap(({ sensitive, sentences, charts }) =>
      sensitive && sentences.length + charts.length > 0 ? [sensitive] : [],
    ),
  )
  if (viewing || !isStaff(role)) return
  for (const subject of subjects) {
    if (isOffice(role)) await giveReason(school, childId, subject, t('reports.look'))
    else await school.write(tx => noteLook(tx, school, [childId], subject))
  }
}
