import { asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { children } from '#db/schema/children.ts'
import {
  healthIncidentAddenda,
  healthIncidentMedia,
  healthIncidentSignatures,
  healthIncidents,
} from '#db/schema/health-incidents.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import { found } from '#tenants/problem.ts'
import type { Write } from '#tenants/school.server.ts'
import type { Sealer } from '#tenants/vault.server.ts'
import type { Addendum, IncidentReport, IncidentSignature } from './incident.ts'

export type IncidentRow = typeof healthIncidents.$inferSelect

/** The places that something of an incident is sealed for. */
export const reportField = (rowId: string) => ({ table: 'health_incidents', column: 'report_sealed', rowId })
export const returnField = (rowId: string) => ({ table: 'health_incidents', column: 'return_sealed', rowId })
export const addendumField = (rowId: string) => ({ table: 'health_incident_addenda', column: 'words_sealed', rowId })
export const markField = (rowId: string) => ({ table: 'health_incident_signatures', column: 'mark_sealed', rowId })

/** @throws VaultRefused, KeyDestroyed */
export const openReport = async (
  sealer: Sealer,
  { id, reportSealed }: Pick<IncidentRow, 'id' | 'reportSealed'>,
): Promise<IncidentReport> => JSON.parse(await sealer.open(reportField(id), reportSealed))

/** The most addenda that a signature has read; null without one. */
export const signedWith = sql<number | null>`(select max(s.addenda) from health_incident_signatures s
  where s.school_id = "health_incidents"."school_id" and s.incident_id = "health_incidents"."id")`

/** Incidents with their children, the latest first. Works inside a transaction. */
export const incidentRows = (q: Pick<Queries, 'select'>, where: SQL | undefined) =>
  q
    .select({ incident: healthIncidents, child: children, photoId: portraitId, signedWith })
    .from(healthIncidents)
    .innerJoin(
      children,
      sql`${children.schoolId} = ${healthIncidents.schoolId} and ${children.id} = ${healthIncidents.childId}`,
    )
    .where(where)
    .orderBy(desc(healthIncidents.day), desc(healthIncidents.id))

/** Photos of incidents in their order. */
export const photoRows = (q: Pick<Queries, 'select'>, incidentId: string) =>
  q
    .select({ id: healthIncidentMedia.mediaId })
    .from(healthIncidentMedia)
    .where(eq(healthIncidentMedia.incidentId, incidentId))
    .orderBy(asc(healthIncidentMedia.place))

export const addendumRows = (q: Pick<Queries, 'select'>, incidentIds: readonly string[]) =>
  q
    .select()
    .from(healthIncidentAddenda)
    .where(inArray(healthIncidentAddenda.incidentId, [...incidentIds]))
    .orderBy(asc(healthIncidentAddenda.number))

export const signatureRows = (q: Pick<Queries, 'select'>, incidentIds: readonly string[]) =>
  q
    .select()
    .from(healthIncidentSignatures)
    .where(inArray(healthIncidentSignatures.incidentId, [...incidentIds]))
    .orderBy(asc(healthIncidentSignatures.createdAt), asc(healthIncidentSignatures.id))

export async function openAddendum(
  sealer: Sealer,
  { id, number, wordsSealed, writerName, createdAt, hash }: typeof healthIncidentAddenda.$inferSelect,
): Promise<Addendum> {
  const words = await sealer.open(addendumField(id), wordsSealed)
  return { id, number, words, by: writerName, at: createdAt.toISOString(), hash }
}

export async function openSignature(
  sealer: Sealer,
  { id, memberId, addenda, signerName, markSealed, createdAt, hash }: typeof healthIncidentSignatures.$inferSelect,
): Promise<IncidentSignature> {
  const drawn: Pick<IncidentSignature, 'way' | 'mark'> = JSON.parse(await sealer.open(markField(id), markSealed))
  return { ...drawn, id, memberId, addenda, name: signerName, at: createdAt.toISOString(), hash }
}

/** The row, locked until the write ends. @throws Problem not_found for what the actor may not change */
export async function lockIncident(tx: Write, incidentId: string): Promise<IncidentRow> {
  const [row] = await tx.select().from(healthIncidents).where(eq(healthIncidents.id, incidentId)).for('update')
  return found(row)
}

/** Whose open pages it concerns: the family's as well once it sees the incident. */
export const watchersOf = ({ childId, toldAt }: Pick<IncidentRow, 'childId' | 'toldAt'>) => ({
  childIds: [childId],
  ...(toldAt ? {} : { staffOnly: true }),
})
