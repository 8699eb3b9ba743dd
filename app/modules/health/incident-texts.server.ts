import { and, eq, inArray } from 'drizzle-orm'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import type { NotificationReader, NotificationText, NotificationTexts } from '#app/platform/notification-text.ts'
import { children } from '#db/schema/children.ts'
import { healthIncidentAddenda, healthIncidents } from '#db/schema/health-incidents.ts'
import { shortNameOf } from '#tenants/people/child-name.ts'
import { paths } from './paths.ts'

type IncidentRow = typeof healthIncidents.$inferSelect

/** Of whose child, never what happened; nothing once it stands elsewhere. */
export const incidentTexts: NotificationTexts = {
  'health.incident_submitted': (reader, ids) =>
    texts(reader, ids, 'health.incident.told.submitted', row => row.state === 'submitted'),
  'health.incident_returned': (reader, ids) =>
    texts(reader, ids, 'health.incident.told.returned', row => row.state === 'draft'),
  'health.incident_told': (reader, ids) =>
    texts(reader, ids, 'health.incident.told.told', row => row.state === 'submitted'),
  'health.incident_approved': (reader, ids) =>
    texts(reader, ids, 'health.incident.told.approved', row => row.state === 'approved'),
  'health.incident_added': async (reader, ids) => {
    const rows = await reader.school.read(q =>
      q
        .select({ id: healthIncidentAddenda.id, incidentId: healthIncidentAddenda.incidentId, child: children })
        .from(healthIncidentAddenda)
        .innerJoin(
          children,
          and(eq(children.schoolId, healthIncidentAddenda.schoolId), eq(children.id, healthIncidentAddenda.childId)),
        )
        .where(inArray(healthIncidentAddenda.id, [...ids])),
    )
    return new Map(
      rows.map(({ id, incidentId, child }) => [id, textOf(reader, 'health.incident.told.added', incidentId, child)]),
    )
  },
}

async function texts(
  reader: NotificationReader,
  ids: readonly string[],
  key: MessageKey,
  still: (row: IncidentRow) => boolean,
): Promise<Map<string, NotificationText>> {
  const rows = await reader.school.read(q =>
    q
      .select({ incident: healthIncidents, child: children })
      .from(healthIncidents)
      .innerJoin(
        children,
        and(eq(children.schoolId, healthIncidents.schoolId), eq(children.id, healthIncidents.childId)),
      )
      .where(inArray(healthIncidents.id, [...ids])),
  )
  return new Map(
    rows
      .filter(({ incident }) => still(incident))
      .map(({ incident, child }) => [incident.id, textOf(reader, key, incident.id, child)]),
  )
}

const textOf = (
  { t }: NotificationReader,
  key: MessageKey,
  incidentId: string,
  child: typeof children.$inferSelect,
): NotificationText => ({
  title: t(key, { name: shortNameOf(child) }),
  href: paths.incident(incidentId),
  icon: 'heart-pulse',
})
