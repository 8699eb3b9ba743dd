import { and, count, desc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { statusIncidents } from '#db/schema/status.ts'
import { noteAct } from '../operations.server.ts'
import { found } from '../problem.ts'

export type Incident = typeof statusIncidents.$inferSelect
export type IncidentDraft = Omit<Incident, 'updatedAt'>

/** For the console: those that last first, then the newest. */
export const allIncidents = (): Promise<Incident[]> =>
  runTransaction('platform', { readOnly: true }, q =>
    q
      .select()
      .from(statusIncidents)
      .orderBy(desc(isNull(statusIncidents.endedAt)), desc(statusIncidents.startedAt))
      .limit(200),
  )

/** For everybody: those that last first, then those that ended after `since`, the newest first. */
export const incidentsSince = (since: Date): Promise<Incident[]> =>
  runTransaction('platform', { readOnly: true }, q =>
    q
      .select()
      .from(statusIncidents)
      .where(or(isNull(statusIncidents.endedAt), gt(statusIncidents.endedAt, since)))
      .orderBy(desc(isNull(statusIncidents.endedAt)), desc(statusIncidents.startedAt))
      .limit(50),
  )

/** How many last at this moment. */
export async function openIncidents(): Promise<number> {
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q.select({ open: count() }).from(statusIncidents).where(isNull(statusIncidents.endedAt)),
  )
  return row?.open ?? 0
}

/** @throws Problem not_found */
export async function incidentOf(id: string): Promise<Incident> {
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q.select().from(statusIncidents).where(eq(statusIncidents.id, id)),
  )
  return found(row)
}

/** Writes one, or over what is there; it is public at once. Twice is once. @throws Problem forbidden */
export async function saveIncident(identityId: string, { id, ...columns }: IncidentDraft): Promise<void> {
  await runTransaction('platform', { readOnly: false }, async q => {
    await q
      .insert(statusIncidents)
      .values({ id, ...columns })
      .onConflictDoUpdate({ target: statusIncidents.id, set: { ...columns, updatedAt: sql`now()` } })
    await noteAct(q, identityId, { action: 'incident.saved', detail: { incident: id } })
  })
}

/** Says that it is over, from now on; one that has ended stays as it is. @throws Problem not_found, forbidden */
export async function endIncident(identityId: string, id: string): Promise<void> {
  await incidentOf(id)
  await runTransaction('platform', { readOnly: false }, async q => {
    const ended = await q
      .update(statusIncidents)
      .set({ endedAt: sql`now()`, updatedAt: sql`now()` })
      .where(and(eq(statusIncidents.id, id), isNull(statusIncidents.endedAt)))
      .returning({ id: statusIncidents.id })
    if (ended.length > 0) await noteAct(q, identityId, { action: 'incident.ended', detail: { incident: id } })
  })
}
