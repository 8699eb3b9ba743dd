import { and, eq, ne } from 'drizzle-orm'
import type { TimelineSources } from '#app/platform/timeline.ts'
import { healthIncidents } from '#db/schema/health-incidents.ts'
import { before } from '#tenants/page-before.ts'
import { incidentRows } from './incident-rows.server.ts'
import { paths } from './paths.ts'

export const timeline: TimelineSources = {
  /** That there was an incident, for whoever sees its row. What happened stands on its page, which writes the look down. */
  incidents: async ({ school, t }, { childId, before: place, limit }) => {
    const rows = await school.read(q =>
      incidentRows(
        q,
        and(
          eq(healthIncidents.childId, childId),
          ne(healthIncidents.state, 'draft'),
          before(healthIncidents.day, healthIncidents.id, place),
        ),
      ).limit(limit),
    )
    return rows.map(({ incident }) => ({
      id: incident.id,
      day: incident.day,
      title: t('health.incident.one'),
      text: t('health.incident.by', { name: incident.authorName }),
      href: paths.incident(incident.id),
    }))
  },
}
