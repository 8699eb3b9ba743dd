import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { IncidentState } from '#db/health-words.ts'
import { guardianships } from '#db/schema/children.ts'
import { healthIncidentAddenda, healthIncidentMedia, healthIncidents } from '#db/schema/health-incidents.ts'
import { members } from '#db/schema/members.ts'
import { notify, takeBackNotices } from '#tenants/notifications/notify.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { Reactions } from '#workers/reaction.ts'
import { watchersOf } from './incident-rows.server.ts'

export const incidentReactions: Reactions = {
  'health.incident_submitted': async (school, { incidentId }) => {
    await takeBackWhile(school, String(incidentId), 'submitted', 'health.incident_returned')
    await notify(school, await leadsFor(school, String(incidentId)), 'health.incident_submitted', String(incidentId))
  },
  'health.incident_returned': async (school, { incidentId }) => {
    await takeBackWhile(school, String(incidentId), 'draft', 'health.incident_submitted')
    await notify(school, await writerOf(school, String(incidentId)), 'health.incident_returned', String(incidentId))
  },
  'health.incident_told': async (school, { incidentId }) =>
    notify(school, await familyOf(school, String(incidentId)), 'health.incident_told', String(incidentId)),
  'health.incident_approved': async (school, { incidentId }) =>
    notify(school, await familyOf(school, String(incidentId)), 'health.incident_approved', String(incidentId)),
  'health.incident_added': async (school, { addendumId }) => {
    const [added] = await school.read(q =>
      q
        .select({ incidentId: healthIncidentAddenda.incidentId })
        .from(healthIncidentAddenda)
        .where(eq(healthIncidentAddenda.id, String(addendumId))),
    )
    if (added)
      await notify(school, await familyOf(school, added.incidentId), 'health.incident_added', String(addendumId))
  },
  'attachment.ready': (school, { mediaId }) => showPhoto(school, String(mediaId)),
  'attachment.failed': (school, { mediaId }) => showPhoto(school, String(mediaId)),
}

/** An incident goes to and fro: what was told of its last turn is over, so that the next one is told again. */
async function takeBackWhile(
  school: School,
  incidentId: string,
  state: IncidentState,
  kind: 'health.incident_returned' | 'health.incident_submitted',
): Promise<void> {
  const [still] = await school.read(q =>
    q
      .select({ id: healthIncidents.id })
      .from(healthIncidents)
      .where(and(eq(healthIncidents.id, incidentId), eq(healthIncidents.state, state))),
  )
  if (still) await takeBackNotices(school, kind, incidentId)
}

/** Guardians who may see the child today, once they are to know. */
async function familyOf(school: School, incidentId: string): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .selectDistinct({ memberId: guardianships.memberId })
      .from(guardianships)
      .innerJoin(
        healthIncidents,
        and(eq(healthIncidents.schoolId, guardianships.schoolId), eq(healthIncidents.childId, guardianships.childId)),
      )
      .where(
        and(
          eq(healthIncidents.id, incidentId),
          sql`${healthIncidents.toldAt} is not null`,
          guardianships.maySee,
          isNull(guardianships.endedAt),
          sql`${school.today()}::date between coalesce(${guardianships.startsOn}, '-infinity') and coalesce(${guardianships.endsOn}, 'infinity')`,
        ),
      ),
  )
  return rows.map(({ memberId }) => memberId)
}

/** The head and the office, while it waits for them. */
async function leadsFor(school: School, incidentId: string): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select({ id: members.id })
      .from(members)
      .innerJoin(healthIncidents, eq(healthIncidents.schoolId, members.schoolId))
      .where(
        and(
          eq(healthIncidents.id, incidentId),
          eq(healthIncidents.state, 'submitted'),
          inArray(members.role, ['owner', 'office']),
          isNull(members.leftAt),
        ),
      ),
  )
  return rows.map(({ id }) => id)
}

async function writerOf(school: School, incidentId: string): Promise<string[]> {
  const rows = await school.read(q =>
    q.select({ id: healthIncidents.authorId }).from(healthIncidents).where(eq(healthIncidents.id, incidentId)),
  )
  return rows.map(({ id }) => id)
}

/** A photo of an incident has been prepared or will not be: the open pages of its readers look again. */
async function showPhoto(school: School, mediaId: string): Promise<void> {
  await school.write(async tx => {
    const [row] = await tx
      .select({ id: healthIncidents.id, childId: healthIncidents.childId, toldAt: healthIncidents.toldAt })
      .from(healthIncidentMedia)
      .innerJoin(
        healthIncidents,
        and(
          eq(healthIncidents.schoolId, healthIncidentMedia.schoolId),
          eq(healthIncidents.id, healthIncidentMedia.incidentId),
        ),
      )
      .where(eq(healthIncidentMedia.mediaId, mediaId))
    if (row) await tx.announce('health', row.id, watchersOf(row))
  })
}
