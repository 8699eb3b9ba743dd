import { and, eq } from 'drizzle-orm'
import { type RunChildState, reportRunChildren, reportRuns } from '#db/schema/reports-runs.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { Permanent } from '#workers/failure.ts'
import { beginReport } from './begin.server.ts'

interface OfRun {
  runId: string
  childId: string
}

/**
 * Drafts the report of one child of a run; whoever runs twice leaves one. While the run is paused it leaves the child waiting, and going on
 * sends a job again.
 * @param school the school itself
 * @throws Permanent `no-school`
 */
export async function makeDraft(school: School, { runId, childId }: OfRun): Promise<void> {
  const reading = school.readingTogether()
  const [row] = await reading.read(q =>
    q
      .select({ run: reportRuns, state: reportRunChildren.state })
      .from(reportRunChildren)
      .innerJoin(
        reportRuns,
        and(eq(reportRuns.schoolId, reportRunChildren.schoolId), eq(reportRuns.id, reportRunChildren.runId)),
      )
      .where(and(eq(reportRunChildren.runId, runId), eq(reportRunChildren.childId, childId))),
  )
  if (row?.state !== 'waiting' || row.run.state !== 'running') return
  const resolved = await resolveSchool(school.id)
  if (!resolved) throw new Permanent('no-school')
  const { termId, classId, createdBy: by } = row.run
  await beginReport(reading, resolved, { childId, termId, classId, by }, tx => setChild(tx, { runId, childId }, 'done'))
}

/** What the runner calls when it was tried too often: it can be tried again from the run's page. */
export const giveUpDraft = (school: School, ofRun: OfRun): Promise<void> =>
  school.write(tx => setChild(tx, ofRun, 'failed'))

/** Says how it went, unless the child waits no more; the run's open pages look again. */
async function setChild(tx: Write, { runId, childId }: OfRun, state: RunChildState): Promise<void> {
  const [row] = await tx
    .update(reportRunChildren)
    .set({ state })
    .where(
      and(
        eq(reportRunChildren.runId, runId),
        eq(reportRunChildren.childId, childId),
        eq(reportRunChildren.state, 'waiting'),
      ),
    )
    .returning({ classId: reportRunChildren.classId })
  if (row) await tx.announce('reports', runId, { classIds: [row.classId], staffOnly: true })
}
