import { and, asc, eq, inArray } from 'drizzle-orm'
import { children } from '#db/schema/children.ts'
import { reports, reportTerms, reportVersions } from '#db/schema/reports.ts'
import { memberOf } from '#tenants/actor.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { notePlace, reportSealer } from './sealed-words.server.ts'
import { announce, lockOpen } from './version-row.server.ts'

/** Hands a draft in for review. Twice is once. @throws Problem not_found */
export async function submitReport(school: School, reportId: string): Promise<void> {
  await school.write(async tx => {
    const row = await lockOpen(tx, reportId)
    if (row.state !== 'draft') return
    await tx
      .update(reportVersions)
      .set({ state: 'waiting', submittedBy: memberOf(school.actor), noteSealed: null, edition: row.edition + 1 })
      .where(eq(reportVersions.id, row.id))
    await tx.record('reports.submitted', { reportId })
    await announce(tx, { id: reportId, childId: row.childId })
  })
}

/** A lead gives a report back to its teacher, saying why. Twice is once. @throws Problem not_found, conflict for a draft */
export async function returnReport(school: School, reportId: string, note: string): Promise<void> {
  const sealer = await reportSealer(school)
  await school.write(async tx => {
    const row = await lockOpen(tx, reportId)
    if (row.state === 'draft' && row.noteSealed) return
    if (row.state === 'draft') throw new Problem('conflict', 'not waiting')
    await tx
      .update(reportVersions)
      .set({
        ...{ state: 'draft', noteSealed: sealer.seal(notePlace(row.id), note), edition: row.edition + 1 },
        ...{ reviewedBy: memberOf(school.actor), reviewedAt: new Date() },
      })
      .where(eq(reportVersions.id, row.id))
    await tx.record('reports.returned', { reportId })
    await announce(tx, { id: reportId, childId: row.childId })
  })
}

/**
 * A lead lets a report out, to be published with the others of its class or alone. Twice is once.
 * @param edition that the lead has read: what was written meanwhile is read first
 * @returns `stale` for a draft, and for another edition
 * @throws Problem not_found
 */
export async function approveReport(school: School, reportId: string, edition: number): Promise<'approved' | 'stale'> {
  return school.write(async tx => {
    const row = await lockOpen(tx, reportId)
    if (row.state === 'approved') return 'approved'
    if (row.state !== 'waiting' || row.edition !== edition) return 'stale'
    await tx
      .update(reportVersions)
      .set({
        ...{ state: 'approved', edition: row.edition + 1 },
        ...{ reviewedBy: memberOf(school.actor), reviewedAt: new Date() },
      })
      .where(eq(reportVersions.id, row.id))
    await announce(tx, { id: reportId, childId: row.childId })
    return 'approved'
  })
}

/** A report that waits for a lead. */
export interface WaitingReport {
  id: string
  childName: string
  term: string
}

/** Reports that wait for a lead, the longest first. */
export async function waitingReports(school: School): Promise<WaitingReport[]> {
  const rows = await school.read(q =>
    q
      .select({ id: reports.id, child: children, term: reportTerms.name })
      .from(reportVersions)
      .innerJoin(reports, and(eq(reports.schoolId, reportVersions.schoolId), eq(reports.id, reportVersions.reportId)))
      .innerJoin(children, and(eq(children.schoolId, reports.schoolId), eq(children.id, reports.childId)))
      .innerJoin(reportTerms, and(eq(reportTerms.schoolId, reports.schoolId), eq(reportTerms.id, reports.termId)))
      .where(inArray(reportVersions.state, ['waiting']))
      .orderBy(asc(reportVersions.createdAt), asc(reportVersions.id))
      .limit(100),
  )
  return rows.map(({ id, child, term }) => ({ id, childName: nameOf(child), term }))
}
