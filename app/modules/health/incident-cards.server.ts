import { and, eq, sql } from 'drizzle-orm'
import type { HomeCards, HomeRow } from '#app/platform/home-card.ts'
import { formatDay } from '#app/platform/i18n/format.ts'
import type { SchoolRequest } from '#app/platform/load.server.ts'
import { guardianships } from '#db/schema/children.ts'
import { healthIncidents } from '#db/schema/health-incidents.ts'
import { memberOf } from '#tenants/actor.ts'
import { shortNameOf } from '#tenants/people/child-name.ts'
import { decidesToday } from '#tenants/people/deciding.server.ts'
import { incidentRows } from './incident-rows.server.ts'
import { paths } from './paths.ts'

const shown = 4
type Rows = Awaited<ReturnType<typeof incidentRows>>

export const incidentCards: HomeCards = {
  /** What waits for a lead. */
  incident_approval: async request => {
    const rows = await request.school.read(q => incidentRows(q, eq(healthIncidents.state, 'submitted')).limit(shown))
    return card(request, rows, 'health.incident.card.approve')
  },
  /** What waits for a guardian's signature, of children they decide for. */
  incident_signature: async request => {
    const { school } = request
    const rows = await school.read(q =>
      incidentRows(
        q,
        and(
          eq(healthIncidents.state, 'approved'),
          sql`not exists (select from health_incident_signatures s where s.school_id = ${healthIncidents.schoolId}
            and s.incident_id = ${healthIncidents.id} and s.addenda = ${healthIncidents.addenda})`,
          sql`exists (select from ${guardianships} where ${and(
            eq(guardianships.childId, healthIncidents.childId),
            eq(guardianships.memberId, memberOf(school.actor)),
            decidesToday(school),
          )})`,
        ),
      ).limit(shown),
    )
    return card(request, rows, 'health.incident.card.sign')
  },
  /** What a lead gave back to its writer. */
  incident_returned: async request => {
    const { school } = request
    const rows = await school.read(q =>
      incidentRows(
        q,
        and(
          eq(healthIncidents.state, 'draft'),
          eq(healthIncidents.authorId, memberOf(school.actor)),
          sql`${healthIncidents.returnSealed} is not null`,
        ),
      ).limit(shown),
    )
    return card(request, rows, 'health.incident.card.returned')
  },
}

function card(
  { t, locale }: Pick<SchoolRequest, 't' | 'locale'>,
  rows: Rows,
  title: 'health.incident.card.approve' | 'health.incident.card.sign' | 'health.incident.card.returned',
) {
  if (rows.length === 0) return null
  return {
    title: t(title),
    icon: 'heart-pulse',
    tone: 'warn' as const,
    rows: rows.map(({ incident, child, photoId }): HomeRow => {
      const name = shortNameOf(child)
      return {
        id: incident.id,
        title: name,
        text: formatDay(locale, incident.day),
        href: paths.incident(incident.id),
        avatar: { name, seed: child.id, photoId },
      }
    }),
    link: { href: paths.incidents(), label: t('health.incident.card.open') },
  }
}
