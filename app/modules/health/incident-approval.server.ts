import { eq } from 'drizzle-orm'
import { healthIncidents } from '#db/schema/health-incidents.ts'
import { memberOf } from '#tenants/actor.ts'
import type { School } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { incidentHash } from './incident-fingerprint.server.ts'
import { lockIncident, openReport, photoRows, returnField, watchersOf } from './incident-rows.server.ts'

/** Why a lead's word is refused: somebody changed the incident since the page was opened, or it waits for nobody. */
export type ReviewRefusal = 'changed' | 'not_waiting'

/**
 * A lead approves what they have read: from now on it stays as it is, its family reads it and is asked to sign. Twice is once.
 * @param seen the version that stood on the page
 * @throws Problem not_found
 */
export async function approveIncident(school: School, incidentId: string, seen: number): Promise<ReviewRefusal | null> {
  const sealer = await sealFor(school, 'health')
  const [before] = await school.read(q => q.select().from(healthIncidents).where(eq(healthIncidents.id, incidentId)))
  const report = before ? await openReport(sealer, before) : null
  return school.write(async tx => {
    const row = await lockIncident(tx, incidentId)
    if (row.state === 'approved') return null
    if (row.state !== 'submitted') return 'not_waiting'
    if (row.version !== seen || report === null || before?.version !== seen) return 'changed'
    const photoIds = (await photoRows(tx, incidentId)).map(({ id }) => id)
    const now = new Date()
    await tx
      .update(healthIncidents)
      .set({
        state: 'approved',
        returnSealed: null,
        approvedBy: memberOf(school.actor),
        approvedName: school.actor.name,
        approvedAt: now,
        toldAt: row.toldAt ?? now,
        hash: incidentHash({ ...row, photoIds }, report),
      })
      .where(eq(healthIncidents.id, incidentId))
    await tx.record('health.incident_approved', { incidentId })
    await tx.announce('health', incidentId, watchersOf({ ...row, toldAt: now }))
    return null
  })
}

/** A lead gives it back to its writer, saying why. Twice is once. @throws Problem not_found */
export async function returnIncident(
  school: School,
  incidentId: string,
  { seen, words }: { seen: number; words: string },
): Promise<ReviewRefusal | null> {
  const sealer = await sealFor(school, 'health')
  const returnSealed = sealer.seal(returnField(incidentId), words)
  return school.write(async tx => {
    const row = await lockIncident(tx, incidentId)
    if (row.state === 'draft' && row.returnSealed && row.version === seen + 1) return null
    if (row.state !== 'submitted') return 'not_waiting'
    if (row.version !== seen) return 'changed'
    await tx
      .update(healthIncidents)
      .set({ state: 'draft', returnSealed, version: row.version + 1 })
      .where(eq(healthIncidents.id, incidentId))
    await tx.record('health.incident_returned', { incidentId })
    await tx.announce('health', incidentId, watchersOf(row))
    return null
  })
}
