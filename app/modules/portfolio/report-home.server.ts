import { evidenceOf, type ReportSource } from '#app/platform/report-source.ts'
import { evidence, photosOf, quotes, reportedObservations } from './report-observations.server.ts'

/** What families told that a report repeats: the newest. */
const repeated = 3

/** What a child's family has told from home. */
export const sayHome: ReportSource = async ({ school }, span) => {
  const told = await reportedObservations(school, span, 'home')
  const stands = evidenceOf(told, evidence)
  if (!stands) return { statements: [] }
  return {
    statements: [
      { about: 'told', say: ({ t }) => t('portfolio.report.told', { count: told.length }), evidence: stands },
      ...told.slice(-repeated).flatMap(quotes),
    ],
    photos: photosOf(told),
  }
}
