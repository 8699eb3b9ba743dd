import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { children, enrolments } from '#db/schema/children.ts'
import { reports } from '#db/schema/reports.ts'
import { type RunChildState, type RunState, reportRunChildren, reportRuns } from '#db/schema/reports-runs.ts'
import { memberOf } from '#tenants/actor.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { myClasses } from '#tenants/people/classes.server.ts'
import { enrolledOn, hereOn } from '#tenants/people/enrolled.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { enqueue } from '#workers/job.ts'
import { draftJob } from './jobs.ts'

export interface RunInput {
  /** Made by the page: asked for twice it is one. */
  runId: string
  classId: string
  termId: string
  /** One child of the class; left out, all who are in it today. */
  childId?: string | undefined
}

/**
 * Has reports of a class drafted, one job a child; who has one already keeps it as it is.
 * @returns how many are drafted
 * @throws Problem not_found for a class, child or term that is not the actor's
 */
export async function beginRun(school: School, { runId, classId, termId, childId }: RunInput): Promise<number> {
  const mine = await myClasses(school)
  found(mine.find(({ id }) => id === classId))
  return school.write(async tx => {
    const today = school.today()
    const enrolled = await tx
      .selectDistinct({ childId: children.id })
      .from(enrolments)
      .innerJoin(children, and(eq(children.schoolId, enrolments.schoolId), eq(children.id, enrolments.childId)))
      .where(
        and(
          eq(enrolments.classId, classId),
          enrolledOn(today),
          hereOn(today),
          childId ? eq(children.id, childId) : undefined,
        ),
      )
    if (childId) found(enrolled[0])
    const made = await tx
      .insert(reportRuns)
      .values({ id: runId, classId, termId, createdBy: memberOf(school.actor) })
      .onConflictDoNothing()
      .returning({ id: reportRuns.id })
    if (made.length === 0) {
      // Sent again: of another class's run that happens to have the id nothing is said.
      const [same] = await tx.select().from(reportRuns).where(eq(reportRuns.id, runId))
      if (same?.classId !== classId) throw new Problem('not_found')
      return enrolled.length
    }
    if (enrolled.length === 0) return 0
    await tx.insert(reportRunChildren).values(enrolled.map(each => ({ runId, classId, childId: each.childId })))
    for (const each of enrolled) await enqueue(tx, draftJob, { runId, childId: each.childId })
    await announceRun(tx, runId, classId)
    return enrolled.length
  })
}

/**
 * Pauses a run, goes on with it or ends it. What was drafted stays; who has not had their turn waits, or is left out. Twice is once, and
 * what has ended does not begin again.
 * @throws Problem not_found
 */
export async function setRunState(school: School, runId: string, state: RunState): Promise<void> {
  await school.write(async tx => {
    const run = await lockRun(tx, runId)
    if (run.state === state || run.state === 'cancelled') return
    await tx.update(reportRuns).set({ state }).where(eq(reportRuns.id, runId))
    const waiting = and(eq(reportRunChildren.runId, runId), eq(reportRunChildren.state, 'waiting'))
    if (state === 'cancelled') await tx.update(reportRunChildren).set({ state: 'cancelled' }).where(waiting)
    if (state === 'running') {
      const left = await tx.select({ childId: reportRunChildren.childId }).from(reportRunChildren).where(waiting)
      for (const { childId } of left) await enqueue(tx, draftJob, { runId, childId })
    }
    await announceRun(tx, runId, run.classId)
  })
}

/** Tries one child of a run again that has failed. Twice is once. @throws Problem not_found */
export async function retryChild(school: School, runId: string, childId: string): Promise<void> {
  await school.write(async tx => {
    const run = await lockRun(tx, runId)
    const one = and(eq(reportRunChildren.runId, runId), eq(reportRunChildren.childId, childId))
    const [row] = await tx.select().from(reportRunChildren).where(one)
    if (found(row).state !== 'failed') return
    await tx.update(reportRunChildren).set({ state: 'waiting' }).where(one)
    if (run.state === 'cancelled') await tx.update(reportRuns).set({ state: 'running' }).where(eq(reportRuns.id, runId))
    await enqueue(tx, draftJob, { runId, childId })
    await announceRun(tx, runId, run.classId)
  })
}

/** How a run stands, as its page shows it. */
export interface ShownRun {
  id: string
  classId: string
  termId: string
  /** `done` when none of its children waits any more. */
  state: RunState | 'done'
  children: { id: string; name: string; photoId: string | null; state: RunChildState; reportId: string | null }[]
}

/** @throws Problem not_found */
export async function readRun(school: School, runId: string): Promise<ShownRun> {
  const [[row], rows] = await school.read(q =>
    Promise.all([
      q.select().from(reportRuns).where(eq(reportRuns.id, runId)),
      q
        .select({ child: children, photoId: portraitId, state: reportRunChildren.state, reportId: reports.id })
        .from(reportRunChildren)
        .innerJoin(
          reportRuns,
          and(eq(reportRuns.schoolId, reportRunChildren.schoolId), eq(reportRuns.id, reportRunChildren.runId)),
        )
        .innerJoin(
          children,
          and(eq(children.schoolId, reportRunChildren.schoolId), eq(children.id, reportRunChildren.childId)),
        )
        .leftJoin(
          reports,
          and(
            eq(reports.schoolId, children.schoolId),
            eq(reports.childId, children.id),
            eq(reports.termId, reportRuns.termId),
          ),
        )
        .where(eq(reportRunChildren.runId, runId))
        .orderBy(asc(children.firstName), asc(children.lastName), asc(children.id)),
    ]),
  )
  const run = found(row)
  return {
    ...{ id: run.id, classId: run.classId, termId: run.termId },
    state: run.state !== 'cancelled' && rows.every(({ state }) => state !== 'waiting') ? 'done' : run.state,
    children: rows.map(({ child, photoId, state, reportId }) => ({
      ...{ id: child.id, name: nameOf(child), photoId, state, reportId },
    })),
  }
}

/** The newest run of a class and term of which somebody still waits; null for none. */
export async function runUnderWay(school: School, classId: string, termId: string): Promise<string | null> {
  const [row] = await school.read(q =>
    q
      .select({ id: reportRuns.id })
      .from(reportRuns)
      .innerJoin(
        reportRunChildren,
        and(eq(reportRunChildren.schoolId, reportRuns.schoolId), eq(reportRunChildren.runId, reportRuns.id)),
      )
      .where(
        and(
          eq(reportRuns.classId, classId),
          eq(reportRuns.termId, termId),
          inArray(reportRunChildren.state, ['waiting', 'failed']),
        ),
      )
      .orderBy(desc(reportRuns.id))
      .limit(1),
  )
  return row?.id ?? null
}

async function lockRun(tx: Write, runId: string) {
  const [row] = await tx.select().from(reportRuns).where(eq(reportRuns.id, runId)).for('update')
  return found(row)
}

const announceRun = (tx: Write, runId: string, classId: string): Promise<void> =>
  tx.announce('reports', runId, { classIds: [classId], staffOnly: true })
