import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import '#app/modules/index.ts'
import { notifications } from '#db/schema/notifications.ts'
import { urgentAnswers, urgentCalls, urgentClasses, urgentRecipients, urgentRounds } from '#db/schema/urgent.ts'
import { enqueue } from '#workers/job.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { keepRetention } from '#workers/upkeep/jobs.ts'
import { holdRecords, liftHold } from '../people/leaving/leavers.server.ts'
import { dueDay } from '../people/leaving/retention-rule.ts'
import { keepFor } from '../people/leaving/rule.server.ts'
import { as, newChild, newClass, newGuardian, newSchool } from '../people/test-people.ts'
import type { School } from '../school.server.ts'
import { answerCall } from './answers.server.ts'
import { endCall, makeCall } from './calling.server.ts'
import { erasedOnOf } from './erasing.server.ts'

let school: School
let head: School
let [bees, mia, greta] = ['', '', '']
beforeEach(async () => {
  const made = await newSchool()
  ;[school, head] = [made.school, made.owner]
  bees = await newClass(school, 'Bees')
  mia = await newChild(school, bees)
  greta = await newGuardian(school, mia)
})

/** A call that was answered, called again about and ended. */
async function call() {
  const callId = uuidv7()
  const to = { audience: 'classes', classIds: [bees] } as const
  await makeCall(head, { callId, question: 'safe', words: 'Leave the building', ...to })
  const said = { callId, answerId: uuidv7(), answer: 'help', word: 'in the lift', waited: 0 } as const
  await answerCall(as(school, 'guardian', greta), said)
  await head.write(tx => tx.insert(urgentRounds).values({ callId, memberId: head.actor.memberId ?? '' }))
  await endCall(head, callId)
  return callId
}
const set = (callId: string, values: object) =>
  school.write(tx => tx.update(urgentCalls).set(values).where(eq(urgentCalls.id, callId)))
const endedYearsAgo = (callId: string, years: number) => {
  const past = sql`now() - make_interval(years => ${years}, days => 2)`
  return set(callId, { createdAt: past, endedAt: past })
}
const toldBefore = (callId: string, days = 30) =>
  set(callId, { noticedOn: sql`${school.today()}::date - ${days}::int` })
/** The night's sweep. */
async function night() {
  await school.write(tx => enqueue(tx, keepRetention, {}))
  expect(await runJobs(school)).toContainEqual({ job: 'upkeep.retention', attempts: 1, outcome: 'done' })
}
const calls = async () =>
  (await school.read(q => q.select().from(urgentCalls).orderBy(urgentCalls.id))).map(({ id }) => id)
const items = async () =>
  (await school.read(q => q.select().from(notifications).where(eq(notifications.kind, 'urgent.due')))).map(
    ({ subjectId, memberId }) => [subjectId, memberId],
  )

test('a call is kept for the school’s years after its end; the office is told thirty days before, then all of it goes', async () => {
  const [old, fresh] = [await call(), await call()]
  expect(await erasedOnOf(head, fresh)).toBe(dueDay(school.today(), 3))
  await endedYearsAgo(old, 3)
  for (let time = 0; time < 2; time++) await night()
  expect(await items()).toEqual([[old, head.actor.memberId]])
  expect(await calls()).toEqual([old, fresh])
  await toldBefore(old, 29)
  await night()
  expect(await calls()).toEqual([old, fresh])
  await toldBefore(old)
  await night()
  expect(await calls()).toEqual([fresh])
  for (const table of [urgentAnswers, urgentRecipients, urgentRounds, urgentClasses])
    expect((await school.read(q => q.select().from(table))).map(({ callId }) => callId)).toEqual([fresh])
})

test('the years are the school’s own; made longer they hold for a call that was to go', async () => {
  const callId = await call()
  await endedYearsAgo(callId, 4)
  await toldBefore(callId)
  await keepFor(head, 7)
  await night()
  expect(await calls()).toEqual([callId])
  await endedYearsAgo(callId, 7)
  await night()
  expect(await calls()).toEqual([])
})

test('a call about a child whose records are held back stays until the hold is lifted and the office was told', async () => {
  const callId = await call()
  await endedYearsAgo(callId, 3)
  await toldBefore(callId)
  await holdRecords(head, mia, 'A court asks.')
  await night()
  expect(await calls()).toEqual([callId])
  expect(await items()).toEqual([])
  await liftHold(head, mia)
  await night()
  expect([await calls(), await items()]).toEqual([[callId], [[callId, head.actor.memberId]]])
  await toldBefore(callId)
  await night()
  expect(await calls()).toEqual([])
})

test('an answer goes with the records of the last child about whom its member was called', async () => {
  const callId = await call()
  await night()
  expect(await school.read(q => q.$count(urgentAnswers))).toBe(1)
  await school.write(tx => tx.execute(sql`delete from children where id = ${mia}`))
  await night()
  expect(await calls()).toEqual([callId])
  expect(await school.read(q => q.$count(urgentAnswers))).toBe(0)
})

test('nobody but the sweep erases a call or an answer', async () => {
  await call()
  for (const by of [head, as(school, 'guardian', greta)]) {
    await by.write(async tx => {
      await tx.delete(urgentAnswers)
      await tx.delete(urgentCalls)
    })
  }
  expect([await calls(), await school.read(q => q.$count(urgentAnswers))]).toMatchObject([[expect.any(String)], 1])
})
