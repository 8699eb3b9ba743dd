import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { reports, reportVersions } from '#db/schema/reports.ts'
import { reportRunChildren } from '#db/schema/reports-runs.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { beginRun, readRun, retryChild, runUnderWay, setRunState } from './run.server.ts'
import { giveUpDraft, makeDraft } from './run-making.server.ts'
import { type Family, TestReports } from './test-reports.ts'

let made: TestReports
let families: Family[]
beforeEach(async () => {
  made = await TestReports.make()
  families = []
  for (const name of ['Ada', 'Ben', 'Cem', 'Dan']) families.push(await made.own.family(name))
  await runJobs(made.own.place.inside)
})

const inside = () => made.own.place.inside
const begin = async (runId = randomUUID()) => {
  await beginRun(made.own.teacher.school, { runId, classId: made.own.bees, termId: made.termId })
  return runId
}
const states = async (runId: string) =>
  (await readRun(made.own.teacher.school, runId)).children.map(({ name, state }) => `${name[0]} ${state}`)
const count = async () => ({
  reports: (await inside().read(q => q.select().from(reports))).length,
  versions: (await inside().read(q => q.select().from(reportVersions))).length,
})

describe('a whole class', () => {
  test('is drafted by a job a child, once, and who had a report keeps it', async () => {
    const ada = await made.draft(families[0]?.childId ?? '')
    const runId = await begin()
    await begin(runId)
    expect((await readRun(made.own.teacher.school, runId)).state).toBe('running')
    expect(await runUnderWay(made.own.office.school, made.own.bees, made.termId)).toBe(runId)
    const ended = await runJobs(inside())
    expect(ended.filter(({ job }) => job === 'reports.draft')).toHaveLength(4)
    expect(await states(runId)).toEqual(['A done', 'B done', 'C done', 'D done'])
    expect(await count()).toEqual({ reports: 4, versions: 4 })
    expect(await readRun(made.own.teacher.school, runId)).toMatchObject({
      state: 'done',
      children: [{ reportId: ada }, {}, {}, {}],
    })
    expect(await runUnderWay(made.own.office.school, made.own.bees, made.termId)).toBeNull()
  })

  test('goes on where a worker was killed half way: what was made is not made twice', async () => {
    const runId = await begin()
    const [ada, ben] = families.map(({ childId }) => childId)
    await makeDraft(inside(), { runId, childId: ada ?? '' })
    await makeDraft(inside(), { runId, childId: ben ?? '' })
    // Killed after the report was written, before it was said: the row still waits.
    await inside().write(tx =>
      tx
        .update(reportRunChildren)
        .set({ state: 'waiting' })
        .where(and(eq(reportRunChildren.runId, runId), eq(reportRunChildren.childId, ben ?? ''))),
    )
    await runJobs(inside())
    expect(await states(runId)).toEqual(['A done', 'B done', 'C done', 'D done'])
    expect(await count()).toEqual({ reports: 4, versions: 4 })
  })

  test('paused, leaves everybody waiting, and goes on when it is told', async () => {
    const runId = await begin()
    await setRunState(made.own.teacher.school, runId, 'paused')
    await runJobs(inside())
    expect(await count()).toEqual({ reports: 0, versions: 0 })
    expect((await readRun(made.own.teacher.school, runId)).state).toBe('paused')
    await setRunState(made.own.teacher.school, runId, 'running')
    await setRunState(made.own.teacher.school, runId, 'running')
    await runJobs(inside())
    expect(await states(runId)).toEqual(['A done', 'B done', 'C done', 'D done'])
  })

  test('ended, leaves out who had not had their turn, for good', async () => {
    const runId = await begin()
    await makeDraft(inside(), { runId, childId: families[0]?.childId ?? '' })
    await setRunState(made.own.teacher.school, runId, 'cancelled')
    await setRunState(made.own.teacher.school, runId, 'running')
    await runJobs(inside())
    expect(await states(runId)).toEqual(['A done', 'B cancelled', 'C cancelled', 'D cancelled'])
    expect((await count()).reports).toBe(1)
  })

  test('tries one again that has failed', async () => {
    const runId = await begin()
    const childId = families[1]?.childId ?? ''
    await giveUpDraft(inside(), { runId, childId })
    await runJobs(inside())
    expect(await states(runId)).toContain('B failed')
    await retryChild(made.own.teacher.school, runId, childId)
    await retryChild(made.own.teacher.school, runId, childId)
    await runJobs(inside())
    expect(await states(runId)).toContain('B done')
  })

  test('is its class’s staff’s to begin and to see', async () => {
    const runId = await begin()
    const other = made.own.otherTeacher.school
    expect(await problemOf(readRun(other, runId))).toBe('not_found')
    expect(await problemOf(setRunState(other, runId, 'cancelled'))).toBe('not_found')
    expect(await problemOf(beginRun(other, { runId: randomUUID(), classId: made.own.bees, termId: made.termId }))).toBe(
      'not_found',
    )
    const mine = made.own.frogs
    expect(
      await problemOf(
        beginRun(other, { runId: randomUUID(), classId: mine, termId: made.termId, childId: families[0]?.childId }),
      ),
    ).toBe('not_found')
  })
})
