import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import '#app/modules/index.ts'
import { children, enrolments, guardianships } from '#db/schema/children.ts'
import { outbox } from '#db/schema/events.ts'
import { members } from '#db/schema/members.ts'
import { notifications } from '#db/schema/notifications.ts'
import { urgentCalls, urgentRecipients } from '#db/schema/urgent.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { as, newChild, newClass, newGuardian, newSchool, newTeacher } from '../people/test-people.ts'
import type { School } from '../school.server.ts'
import { answerCall } from './answers.server.ts'
import type { Audience } from './audience.server.ts'
import { endCall, makeCall } from './calling.server.ts'
import { openCalls } from './calls.server.ts'
import { addJoined, nextLook } from './joining.server.ts'
import { joinJob } from './kinds.ts'
import { rollPersonOf } from './roll.server.ts'

let school: School
let head: School
let [bees, ants, mia, greta] = ['', '', '', '']
beforeEach(async () => {
  const made = await newSchool()
  ;[school, head] = [made.school, made.owner]
  ;[bees, ants] = [await newClass(school, 'Bees'), await newClass(school, 'Ants')]
  mia = await newChild(school, bees)
  greta = await newGuardian(school, mia)
})

async function call(to: Audience) {
  const callId = uuidv7()
  await makeCall(head, { callId, question: 'safe', words: 'Leave the building', ...to })
  await runJobs(school)
  return callId
}
const toBees = (): Audience => ({ audience: 'classes', classIds: [bees] })
const looks = () =>
  school.read(q => q.$count(outbox, sql`job = ${joinJob} and failed_at is null and run_after > now()`))
/** A minute passes. */
async function aMinuteLater() {
  const past = { runAfter: sql`now() - interval '1 second'` }
  await school.write(tx => tx.update(outbox).set(past).where(eq(outbox.job, joinJob)))
  return runJobs(school)
}
const called = async () =>
  (await school.read(q => q.select().from(urgentRecipients))).map(({ memberId }) => memberId).sort()
const told = async () => (await school.read(q => q.select().from(notifications))).map(({ memberId }) => memberId).sort()
const gone = async (by: School, callId: string, memberId: string) => (await rollPersonOf(by, callId, memberId)).gone

test('a guardian who comes, a child that is enrolled and a new teacher are in an open call within a minute, told once', async () => {
  const callId = await call({ audience: 'everybody', classIds: [] })
  expect(await told()).toEqual([greta])
  await aMinuteLater()
  const gusId = await newGuardian(school, mia)
  const leos = await newGuardian(school, await newChild(school, ants, 'Leo'))
  const tess = await newTeacher(school, [bees])
  expect(await openCalls(as(school, 'guardian', gusId))).toEqual([])
  for (let time = 0; time < 3; time++) await aMinuteLater()
  const everybody = [greta, gusId, leos, tess].sort()
  expect([await called(), await told()]).toEqual([everybody, everybody])
  expect(await openCalls(as(school, 'guardian', gusId))).toMatchObject([{ id: callId, toMe: true }])
  await answerCall(as(school, 'guardian', gusId), { callId, answerId: uuidv7(), answer: 'safe', word: '', waited: 0 })
})

test('a call to classes is joined by who is in them by now, and by nobody else', async () => {
  await call(toBees())
  const leo = await newChild(school, ants, 'Leo')
  const leos = await newGuardian(school, leo)
  await newTeacher(school, [bees])
  await aMinuteLater()
  expect(await called()).toEqual([greta])
  await school.write(tx => tx.insert(enrolments).values({ childId: leo, classId: bees, startsOn: school.today() }))
  await aMinuteLater()
  expect(await told()).toEqual([greta, leos].sort())
})

test('however often the job runs, one next look waits; ended or forgotten, none', async () => {
  const callId = await call(toBees())
  expect(await looks()).toBe(1)
  await Promise.all([addJoined(school, { callId }), addJoined(school, { callId })])
  expect(await looks()).toBe(1)
  await aMinuteLater()
  expect(await looks()).toBe(1)
  const hours = (count: number) => new Date(Date.now() - count * 60 * 60_000)
  const minutes = (from: Date) => Math.round(((nextLook(from)?.getTime() ?? 0) - Date.now()) / 60_000)
  expect([minutes(hours(1)), minutes(hours(30)), nextLook(hours(15 * 24))]).toEqual([1, 15, null])
  await endCall(head, callId)
  const late = await newGuardian(school, mia)
  expect((await aMinuteLater()).filter(({ job }) => job === joinJob)).toMatchObject([{ outcome: 'done' }])
  expect(await looks()).toBe(0)
  expect(await called()).not.toContain(late)

  const forgotten = await call(toBees())
  await school.write(tx =>
    tx
      .update(urgentCalls)
      .set({ createdAt: hours(15 * 24) })
      .where(eq(urgentCalls.id, forgotten)),
  )
  await aMinuteLater()
  expect(await looks()).toBe(0)
})

test('whoever has left since stays in the roll, with a word', async () => {
  const tessId = await newTeacher(school, [bees, ants])
  const tess = as(school, 'teacher', tessId)
  const [leo, zoe] = [await newChild(school, bees, 'Leo'), await newChild(school, bees, 'Zoe')]
  const [leos, zoes] = [await newGuardian(school, leo), await newGuardian(school, zoe)]
  const callId = await call(toBees())
  const toAll = await call({ audience: 'everybody', classIds: [] })
  for (const by of [head, tess]) for (const id of [greta, leos, zoes]) expect(await gone(by, callId, id)).toBeNull()
  expect(await gone(head, toAll, tessId)).toBeNull()
  await school.write(async tx => {
    await tx.update(enrolments).set({ classId: ants }).where(eq(enrolments.childId, leo))
    await tx.update(children).set({ leftOn: '2026-05-04' }).where(eq(children.id, zoe))
    await tx.update(guardianships).set({ maySee: false }).where(eq(guardianships.memberId, greta))
    await tx.update(members).set({ leftAt: new Date() }).where(eq(members.id, tessId))
  })
  await aMinuteLater()
  expect(await gone(head, callId, leos)).toBe('moved')
  expect(await gone(head, toAll, leos)).toBeNull()
  expect(await gone(head, callId, greta)).toBe('left')
  expect(await gone(head, callId, zoes)).toBe('left')
  expect(await gone(head, toAll, tessId)).toBe('left')
})
