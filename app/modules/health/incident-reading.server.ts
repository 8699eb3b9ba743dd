import { and, eq, inArray, sql } from 'drizzle-orm'
import { attachmentRows, attachmentsFrom } from '#app/platform/attachments/attachments.server.ts'
import type { Queries } from '#db/client.server.ts'
import { enrolments } from '#db/schema/children.ts'
import { healthIncidents } from '#db/schema/health-incidents.ts'
import { noteLook } from '#tenants/access/access.server.ts'
import { passBrake } from '#tenants/access/brake.server.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { enrolledOn } from '#tenants/people/enrolled.ts'
import { found } from '#tenants/problem.ts'
import { isStaff } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { forFamily, type Incident, type ListedIncident, standingOf } from './incident.ts'
import type { IncidentFilter } from './incident-forms.ts'
import {
  addendumRows,
  incidentRows,
  openAddendum,
  openReport,
  openSignature,
  photoRows,
  returnField,
  signatureRows,
} from './incident-rows.server.ts'

/**
 * One incident. Staff leave a look; the page has asked for the reason. A family reads nothing of who else had part in it, nor of an
 * incident that is being written anew.
 * @throws Problem not_found for an incident out of the actor's sight; braked
 */
export async function readIncident(school: School, incidentId: string): Promise<Incident> {
  const staff = isStaff(school.actor.role)
  const where = eq(healthIncidents.id, incidentId)
  const [known] = await school.read(q => incidentRows(q, where))
  const { childId } = found(known).incident
  await passBrake(school, [childId])
  if (staff) await school.write(tx => noteLook(tx, school, [childId], 'incidents'))
  const sealer = await sealFor(school, 'health')
  const [[row], photos, addenda, signatures, files] = await school.read(q =>
    Promise.all([
      incidentRows(q, where),
      photoRows(q, incidentId),
      addendumRows(q, [incidentId]),
      signatureRows(q, [incidentId]),
      attachmentRows(q, sql`(select m.media_id from health_incident_media m where m.incident_id = ${incidentId})`),
    ]),
  )
  const { incident, child, photoId } = found(row)
  const attachments = await attachmentsFrom(school, files)
  const closed = !staff && incident.state === 'draft'
  const report = closed ? null : await openReport(sealer, incident)
  return {
    id: incident.id,
    child: { id: child.id, name: nameOf(child), shortName: shortNameOf(child), photoId },
    day: incident.day,
    state: incident.state,
    version: incident.version,
    author: { id: incident.authorId, name: incident.authorName },
    tellNow: incident.tellNow,
    told: incident.toldAt !== null,
    report: report && !staff ? forFamily(report) : report,
    returned:
      staff && incident.returnSealed ? await sealer.open(returnField(incident.id), incident.returnSealed) : null,
    approved:
      incident.approvedAt && incident.hash
        ? { by: incident.approvedName ?? '', at: incident.approvedAt.toISOString(), hash: incident.hash }
        : null,
    photos: closed ? [] : photos.flatMap(({ id }) => attachments.get(id) ?? []),
    addenda: await Promise.all(addenda.map(each => openAddendum(sealer, each))),
    signatures: await Promise.all(signatures.map(each => openSignature(sealer, each))),
  }
}

const mostListed = 200

/**
 * The latest incidents that the actor sees, of a class where one is named. Nothing sealed is opened for it, so it is no look.
 * @param classId children of which today
 */
export async function listIncidents(
  school: School,
  { show, classId }: { show: IncidentFilter; classId: string | null },
): Promise<ListedIncident[]> {
  const inClass = (q: Queries, id: string) =>
    inArray(
      healthIncidents.childId,
      q
        .select({ childId: enrolments.childId })
        .from(enrolments)
        .where(and(eq(enrolments.classId, id), enrolledOn(school.today()))),
    )
  const rows = await school.read(q => incidentRows(q, classId ? inClass(q, classId) : undefined).limit(mostListed))
  return rows
    .map(({ incident, child, photoId, signedWith }) => ({
      id: incident.id,
      childId: child.id,
      childName: nameOf(child),
      photoId,
      day: incident.day,
      author: incident.authorName,
      standing: standingOf({ ...incident, returned: incident.returnSealed !== null, signedWith }),
    }))
    .filter(({ standing }) => show === 'all' || standing === show || (show === 'draft' && standing === 'returned'))
}
