import { eq, sql } from 'drizzle-orm'
import { healthIncidentAddenda, healthIncidentSignatures, healthIncidents } from '#db/schema/health-incidents.ts'
import { memberOf } from '#tenants/actor.ts'
import { assertDecides } from '#tenants/people/deciding.server.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { addendumHash } from './incident-fingerprint.server.ts'
import type { IncidentSignature } from './incident-forms.ts'
import { addendumField, addendumRows, lockIncident, markField, watchersOf } from './incident-rows.server.ts'

/**
 * A guardian signs what they have read: the approved incident with its addenda so far. Kept with name, time and the number over these very
 * words; a second signature of the same is the first.
 * @returns null, or `changed` when something was added since the page was opened
 * @throws Problem not_found for an incident that is not the guardian's to sign
 */
export async function signIncident(
  school: School,
  incidentId: string,
  { signatureId: id, addenda, hash, way, mark }: IncidentSignature,
): Promise<'changed' | null> {
  const sealer = await sealFor(school, 'health')
  const markSealed = sealer.seal(markField(id), JSON.stringify({ way, mark }))
  return school.write(async tx => {
    // A guardian may not lock the row that staff change; its name orders the two all the same.
    await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended('incident:' || ${incidentId}, 0))`)
    const [row] = await tx.select().from(healthIncidents).where(eq(healthIncidents.id, incidentId))
    const { childId, state, addenda: now, hash: approved } = found(row)
    await assertDecides(tx, school, childId)
    found(state === 'approved' || undefined)
    const newest = (await addendumRows(tx, [incidentId])).at(-1)
    if (now !== addenda || (newest?.hash ?? approved) !== hash) return 'changed'
    await tx
      .insert(healthIncidentSignatures)
      .values({
        ...{ id, incidentId, childId, addenda, hash, markSealed },
        memberId: memberOf(school.actor),
        signerName: school.actor.name,
      })
      .onConflictDoNothing()
    await tx.announce('health', incidentId, { childIds: [childId] })
    return null
  })
}

/**
 * Adds to an approved incident, which itself stays as it is; the family is told and asked to sign anew. Sent twice, it is one.
 * @returns null, or `not_approved`: until then the incident itself is changed
 * @throws Problem not_found
 */
export async function addToIncident(
  school: School,
  incidentId: string,
  { addendumId: id, words }: { addendumId: string; words: string },
): Promise<'not_approved' | null> {
  const sealer = await sealFor(school, 'health')
  const wordsSealed = sealer.seal(addendumField(id), words)
  return school.write(async tx => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('incident:' || ${incidentId}, 0))`)
    const row = await lockIncident(tx, incidentId)
    if (row.state !== 'approved' || row.hash === null) return 'not_approved'
    const earlier = await addendumRows(tx, [incidentId])
    if (earlier.some(each => each.id === id)) return null
    const number = row.addenda + 1
    await tx.insert(healthIncidentAddenda).values({
      ...{ id, incidentId, number, wordsSealed, childId: row.childId },
      writtenBy: memberOf(school.actor),
      writerName: school.actor.name,
      hash: addendumHash(earlier.at(-1)?.hash ?? row.hash, number, words),
    })
    await tx.update(healthIncidents).set({ addenda: number }).where(eq(healthIncidents.id, incidentId))
    await tx.record('health.incident_added', { addendumId: id })
    await tx.announce('health', incidentId, watchersOf(row))
    return null
  })
}
