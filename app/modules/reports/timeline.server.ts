import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { TimelineSources } from '#app/platform/timeline.ts'
import { reports, reportTerms, reportVersions } from '#db/schema/reports.ts'
import { paths } from './paths.ts'

export const timeline: TimelineSources = {
  /** Reports on the day that their current version was published. */
  reports: async ({ school, t }, { childId, before: place, limit }) => {
    const day = sql<string>`(${reportVersions.publishedAt} at time zone ${school.facts.timeZone})::date`
    const rows = await school.read(q =>
      q
        .select({ id: reports.id, day: sql<string>`${day}::text`, term: reportTerms.name })
        .from(reports)
        .innerJoin(
          reportVersions,
          and(
            eq(reportVersions.schoolId, reports.schoolId),
            eq(reportVersions.reportId, reports.id),
            eq(reportVersions.number, reports.published),
          ),
        )
        .innerJoin(reportTerms, and(eq(reportTerms.schoolId, reports.schoolId), eq(reportTerms.id, reports.termId)))
        .where(
          and(
            eq(reports.childId, childId),
            isNotNull(reports.published),
            place ? sql`(${day}, ${reports.id}) < (${place.day}::date, ${place.id}::uuid)` : undefined,
          ),
        )
        .orderBy(desc(day), desc(reports.id))
        .limit(limit),
    )
    return rows.map(({ id, day: on, term }) => ({
      ...{ id, day: on, href: paths.report(id) },
      title: t('reports.timeline.published', { term }),
    }))
  },
}
