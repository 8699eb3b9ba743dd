import { and, eq, inArray } from 'drizzle-orm'
import { children, enrolments } from '#db/schema/children.ts'
import { healthIncidents } from '#db/schema/health-incidents.ts'
import { memberOf } from '#tenants/actor.ts'
import { enrolledOn } from '#tenants/people/enrolled.ts'
import { found } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import type { IncidentReport } from './incident.ts'
import type { IncidentInput } from './incident-forms.ts'
import { namedIn } from './incident-names.ts'
import { choosePhotos, haveFailed } from './incident-photos.server.ts'
import { type IncidentRow, lockIncident, reportField, watchersOf } from './incident-rows.server.ts'

/** Why an incident is not kept; `named` says which other child's name stands in what the family reads. */
export type IncidentRefusal = 'future' | 'changed' | 'closed' | 'failed_file' | { named: string }

/**
 * Writes an incident down, or changes it while it is a draft; it waits for a lead when it is submitted, and the family is told at once
 * where the writer wants that. The browser makes the id, so that a double tap or a retry after a lost answer gives one.
 * @returns null, or why it is refused: its day is to come, somebody changed it since the page was opened, or it has been submitted meanwhile
 * @throws Problem not_found for a child or file that is not the actor's
 */
export async function saveIncident(school: School, input: IncidentInput): Promise<IncidentRefusal | null> {
  if (input.day > school.today()) return 'future'
  const { incidentId: id, childId } = input
  const sealer = await sealFor(school, 'health')
  const report = reportOf(input)
  const state = input.outcome === 'submit' ? ('submitted' as const) : ('draft' as const)
  const author = { authorId: memberOf(school.actor), authorName: school.actor.name }
  return school.write(async tx => {
    const [child] = await tx.select({ id: children.id }).from(children).where(eq(children.id, childId))
    found(child)
    if (await haveFailed(tx, input.mediaIds)) return 'failed_file'
    if (state === 'submitted' && !input.namesChecked) {
      const { what, firstAid, firstAidBy, seenBy, placeWords } = report
      const named = namedIn([what, firstAid, firstAidBy, seenBy, placeWords], await namesBeside(tx, childId, input.day))
      if (named) return { named }
    }
    const told = state === 'submitted' && input.tellNow ? new Date() : null
    const written = {
      day: input.day,
      reportSealed: sealer.seal(reportField(id), JSON.stringify(report)),
      state,
      tellNow: input.tellNow,
    }
    const [made] = await tx
      .insert(healthIncidents)
      .values({ id, childId, ...written, ...author, toldAt: told })
      .onConflictDoNothing()
      .returning()
    const row = made ?? (await lockIncident(tx, id))
    if (!made) {
      const again = sentAgain(row, input)
      if (again !== 'new') return again
      await tx
        .update(healthIncidents)
        .set({ ...written, version: row.version + 1, toldAt: row.toldAt ?? told })
        .where(eq(healthIncidents.id, id))
    }
    await choosePhotos(tx, school, { id, childId }, input.mediaIds)
    if (state === 'submitted') await tx.record('health.incident_submitted', { incidentId: id })
    if (told) await tx.record('health.incident_told', { incidentId: id })
    await tx.announce('health', id, watchersOf({ childId, toldAt: row.toldAt ?? told }))
    return null
  })
}

/** What a second form with the id of a row is: the same once more, one that comes too late, or a change. */
function sentAgain(row: IncidentRow, { childId, seen, outcome }: IncidentInput): IncidentRefusal | null | 'new' {
  found(row.childId === childId || undefined)
  if (row.version === seen + 1 && row.state === (outcome === 'submit' ? 'submitted' : 'draft')) return null
  if (row.state !== 'draft') return 'closed'
  return row.version === seen ? 'new' : 'changed'
}

const reportOf = (input: IncidentInput): IncidentReport => ({
  time: input.time,
  kind: input.kind,
  place: input.place,
  placeWords: input.placeWords ?? null,
  what: input.what,
  regions: input.regions,
  firstAid: input.firstAid,
  firstAidBy: input.firstAidBy,
  seenBy: input.seenBy ?? null,
  familyCalled: input.familyCalled,
  calledAt: input.familyCalled ? (input.calledAt ?? null) : null,
  doctor: input.doctor,
  others: input.others ?? null,
})

/** By which names the other children of a child's classes are called, unless the child has the same. */
async function namesBeside(tx: Write, childId: string, day: string): Promise<string[]> {
  const beside = tx
    .select({ classId: enrolments.classId })
    .from(enrolments)
    .where(and(eq(enrolments.childId, childId), enrolledOn(day)))
  const rows = await tx
    .selectDistinct({ id: children.id, firstName: children.firstName, callName: children.callName })
    .from(children)
    .innerJoin(enrolments, and(eq(enrolments.schoolId, children.schoolId), eq(enrolments.childId, children.id)))
    .where(and(inArray(enrolments.classId, beside), enrolledOn(day)))
  const [own] = await tx.select().from(children).where(eq(children.id, childId))
  const called = (row: { firstName: string; callName: string | null }) =>
    [row.firstName, row.callName].filter(name => name !== null)
  const mine = own ? called(own) : []
  return rows.flatMap(row => (row.id === childId ? [] : called(row))).filter(name => !mine.includes(name))
}

/** Of which child an incident is. @throws Problem not_found */
export async function childOfIncident(
  school: School,
  incidentId: string,
): Promise<Pick<IncidentRow, 'childId' | 'state'>> {
  const [row] = await school.read(q =>
    q
      .select({ childId: healthIncidents.childId, state: healthIncidents.state })
      .from(healthIncidents)
      .where(eq(healthIncidents.id, incidentId)),
  )
  return found(row)
}
