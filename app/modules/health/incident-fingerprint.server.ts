import { createHash } from 'node:crypto'
import { forFamily, type IncidentReport, isHeadInjury } from './incident.ts'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/**
 * What a guardian signs, as one number that no other words have: SHA-256 (FIPS 180-4) over the UTF-8 of a JSON array of the incident's
 * id, the child's id, the day, what the family reads of the report in a fixed order, whether the advice after a blow to the head stood there,
 * and the ids of its photos. Who else had part in it is not among them: the family never sees it.
 * @returns 64 hex digits
 */
export function incidentHash(
  of: { id: string; childId: string; day: string; photoIds: readonly string[] },
  report: IncidentReport,
): string {
  const read = forFamily(report)
  return sha256(
    JSON.stringify([
      ...[of.id, of.childId, of.day, read.time, read.kind, read.place, read.placeWords, read.what],
      ...[read.regions.toSorted(), read.firstAid, read.firstAidBy, read.seenBy, read.familyCalled, read.calledAt],
      ...[read.doctor, isHeadInjury(report), of.photoIds],
    ]),
  )
}

/** The number over an incident and its addenda up to one: the one before, this one's number and its words. @returns 64 hex digits */
export const addendumHash = (before: string, number: number, words: string): string =>
  sha256(JSON.stringify([before, number, words]))
