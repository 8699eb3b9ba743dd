import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import '#app/modules/index.ts'
import { guardianships } from '#db/schema/children.ts'
import { memberQuietHours, notificationDeliveries, notifications, schoolQuietHours } from '#db/schema/notifications.ts'
import { type CallAnswer, urgentAnswers, urgentCalls, urgentRecipients, urgentRounds } from '#db/schema/urgent.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { markRead } from '../notifications/items.server.ts'
import { putContact, sealContact } from '../people/contacts.server.ts'
import { addStaff } from '../people/staff.server.ts'
import { as, newChild, newClass, newGuardian, newSchool, newTeacher, problemOf } from '../people/test-people.ts'
import type { School } from '../school.server.ts'
import { answerCall, noteAnswer } from './answers.server.ts'
import { type Audience, reachOfCall } from './audience.server.ts'
import { callAgain, endCall, makeCall } from './calling.server.ts'
import { callOf, callsOf, callsPerPage, openCalls } from './calls.server.ts'
import { rollOf, rollPersonOf } from './roll.server.ts'
import { sumsOf } from './roll.ts'

let school: School
let head: School
let tess: School
let [bees, ants, mia, greta, gusId] = ['', '', '', '', '']
let family: School
let other: School
beforeEach(async () => {
  const made = await newSchool()
  ;[school, head] = [made.school, made.owner]
  ;[bees, ants] = [await newClass(school, 'Bees'), await newClass(school, 'Ants')]
  mia = await newChild(school, bees)
  const leo = await newChild(school, ants, 'Leo')
  ;[greta, gusId] = [await newGuardian(school, mia), await newGuardian(school, leo)]
  ;[family, other] = [as(school, 'guardian', greta), as(school, 'guardian', gusId)]
  tess = as(school, 'teacher', await newTeacher(school, [bees]))
})

const everybody: Audience = { audience: 'everybody', classIds: [] }
async function call(to: Audience = everybody, question: 'safe' | 'received' = 'safe', callId = uuidv7()) {
  await makeCall(head, { callId, question, words: 'Leave the building', ...to })
  return callId
}
const answer = (by: School, callId: string, said: CallAnswer, word = '', waited = 0, answerId = uuidv7()) =>
  answerCall(by, { callId, answerId, answer: said, word, waited })
const itemsOf = (kind: string) => school.read(q => q.select().from(notifications).where(eq(notifications.kind, kind)))
const people = async (by: School, callId: string) => (await rollOf(by, callId)).flatMap(group => group.people)
const standing = async (callId: string, memberId: string) => (await rollPersonOf(head, callId, memberId)).standing

test('a call goes to everybody at once, through quiet hours, once however often it is sent', async () => {
  await school.write(tx => tx.insert(schoolQuietHours).values({ fromMinute: 0, toMinute: 1_439 }))
  await family.write(tx => tx.insert(memberQuietHours).values({ memberId: greta, fromMinute: 0, toMinute: 1_439 }))
  expect(await reachOfCall(head, everybody)).toEqual({ people: 3, staff: 1, families: 2 })
  const callId = uuidv7()
  await Promise.all([call(everybody, 'safe', callId), call(everybody, 'safe', callId)])
  await runJobs(school)
  expect(await school.read(q => q.$count(urgentCalls))).toBe(1)
  expect((await itemsOf('urgent.call')).map(({ urgent }) => urgent)).toEqual([true, true, true])
  const sent = await school.read(q => q.select().from(notificationDeliveries))
  expect(sent.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed'])
  expect(JSON.stringify(await school.read(q => q.select().from(urgentCalls)))).not.toContain('Leave')
})

test('calls are made, repeated, noted for and ended by the office alone, for the database too', async () => {
  const callId = await call()
  for (const one of [tess, family]) {
    const made = makeCall(one, { callId: uuidv7(), question: 'safe', words: 'x', ...everybody })
    expect(await problemOf(made)).toBe('forbidden')
    expect(await problemOf(callAgain(one, callId))).toBe('forbidden')
    expect(await problemOf(endCall(one, callId))).toBe('forbidden')
    expect(await problemOf(noteAnswer(one, greta, { callId, answerId: uuidv7(), answer: 'safe', word: '' }))).toBe(
      'forbidden',
    )
    const { memberId } = one.actor
    const row = { audience: 'staff', question: 'safe', wordsSealed: 'x', createdBy: memberId ?? '' } as const
    expect(await problemOf(one.write(tx => tx.insert(urgentCalls).values(row)))).toBe('not_found')
    const forAnother = { callId, memberId: gusId, answer: 'safe', saidAt: new Date() } as const
    expect(await problemOf(one.write(tx => tx.insert(urgentAnswers).values(forAnother)))).toBe('not_found')
    const asIfNoted = { ...forAnother, memberId: memberId ?? '', notedBy: memberId }
    expect(await problemOf(one.write(tx => tx.insert(urgentAnswers).values(asIfNoted)))).toBe('not_found')
  }
})

test('staff, and families of chosen classes, are called and see it; nobody else does', async () => {
  const [toStaff, toBees] = [
    await call({ audience: 'staff', classIds: [] }),
    await call({ audience: 'classes', classIds: [bees] }),
  ]
  const ids = async (by: School) => (await callsOf(by)).calls.map(({ id }) => id)
  expect(await ids(family)).toEqual([toBees])
  expect(await ids(other)).toEqual([])
  expect(await ids(tess)).toEqual([toBees, toStaff])
  expect(await callOf(tess, toBees)).toMatchObject({ toMe: false, classes: ['Bees'], words: 'Leave the building' })
  expect(await problemOf(callOf(other, toBees))).toBe('not_found')
  expect(await problemOf(answer(other, toBees, 'safe'))).toBe('not_found')
  expect(await problemOf(answer(tess, toBees, 'safe'))).toBe('not_found')
  expect(await problemOf(call({ audience: 'classes', classIds: [randomUUID()] }))).toBe('not_found')
  expect(await problemOf(call({ audience: 'classes', classIds: [] }))).toBe('conflict')
})

test('calls are listed by pages, the latest first, each once', async () => {
  const ids: string[] = []
  for (let count = 0; count < callsPerPage + 2; count++) ids.unshift(await call({ audience: 'staff', classIds: [] }))
  const first = await callsOf(tess)
  expect(first.calls).toHaveLength(callsPerPage)
  const second = await callsOf(tess, first.older ?? undefined)
  expect([...first.calls, ...second.calls].map(({ id }) => id)).toEqual(ids)
  expect(second.older).toBeNull()
})

test('a guardian who may not see the child is not called, and who may no more sees nothing of the call', async () => {
  const sees = (maySee: boolean) =>
    school.write(tx => tx.update(guardianships).set({ maySee }).where(eq(guardianships.memberId, gusId)))
  await sees(false)
  const before = await call()
  expect((await school.read(q => q.select().from(urgentRecipients))).map(row => row.memberId)).not.toContain(gusId)
  expect(await problemOf(callOf(other, before))).toBe('not_found')
  await sees(true)
  const callId = await call()
  await answer(other, callId, 'safe')
  await sees(false)
  await runJobs(school)
  expect((await itemsOf('urgent.call')).filter(({ memberId }) => memberId === gusId)).toEqual([])
  expect(await openCalls(other)).toEqual([])
  expect(await other.read(q => q.select().from(urgentAnswers))).toEqual([])
  expect(await problemOf(answer(other, callId, 'help'))).toBe('not_found')
})

test('the answer said last holds, whenever it arrives; earlier ones stay, and the same twice is one', async () => {
  const callId = await call()
  await answer(family, callId, 'safe')
  const answerId = uuidv7()
  for (let time = 0; time < 2; time++) await answer(family, callId, 'help', 'in the lift', 0, answerId)
  await answer(family, callId, 'safe', '', 60_000)
  const { answers, standing } = await rollPersonOf(head, callId, greta)
  expect(standing).toBe('help')
  expect(answers.map(each => [each.answer, each.word])).toEqual([
    ['help', 'in the lift'],
    ['safe', null],
    ['safe', null],
  ])
  expect(JSON.stringify(await school.read(q => q.select().from(urgentAnswers)))).not.toContain('lift')
  expect(await problemOf(answer(family, callId, 'received'))).toBe('bad_request')
  expect((await callOf(family, callId)).mine).toMatchObject({ answer: 'help', word: 'in the lift' })
})

test('the roll says who needs help, who has seen it, and whom nobody reached, with the number to call', async () => {
  const phone = await sealContact(school, uuidv7(), gusId, { phone: '+44 20 7946 0101' })
  await school.write(tx => putContact(tx, phone))
  const callId = await call()
  expect(await standing(callId, greta)).toBe('unseen')
  await runJobs(school)
  const unreached = await rollPersonOf(head, callId, gusId)
  expect(unreached).toMatchObject({ standing: 'unreached', reach: { reason: 'not_joined' }, children: ['Leo Chen'] })
  expect(unreached.phone).toBe('+442079460101')
  const [item] = (await itemsOf('urgent.call')).filter(({ memberId }) => memberId === greta)
  await markRead(family, [item?.id ?? ''])
  expect(await standing(callId, greta)).toBe('seen')
  await answer(family, callId, 'help')
  await noteAnswer(head, gusId, { callId, answerId: uuidv7(), answer: 'safe', word: 'by phone' })
  expect(sumsOf(await people(head, callId))).toMatchObject({ help: 1, safe: 1, unreached: 1, total: 3 })
  expect((await rollPersonOf(head, callId, gusId)).answers).toMatchObject([
    { notedBy: 'Olive Owner', word: 'by phone' },
  ])
  expect((await rollOf(head, callId)).map(({ name, staff }) => name || staff)).toEqual(['Ants', 'Bees', true])
  expect(await openCalls(head)).toMatchObject([{ toMe: false, needHelp: 1 }])
})

test('a teacher follows the families of their own classes, without words and numbers; a family only itself', async () => {
  const callId = await call()
  await answer(family, callId, 'help', 'in the lift')
  await answer(other, callId, 'safe')
  expect(await people(tess, callId)).toMatchObject([
    { memberId: greta, standing: 'help', phone: null, answers: [{ word: null }] },
  ])
  expect(await problemOf(rollPersonOf(tess, callId, gusId))).toBe('not_found')
  expect(await problemOf(rollOf(family, callId))).toBe('forbidden')
  const seen = await family.read(q => q.select().from(urgentAnswers))
  expect(seen.map(({ memberId }) => memberId)).toEqual([greta])
  expect(await openCalls(family)).toMatchObject([{ toMe: true, answer: 'help', needHelp: 0 }])
})

test('who has not answered is called again, at most every five minutes; all clear is told to everybody, once', async () => {
  const callId = await call()
  await answer(family, callId, 'safe')
  expect(await callAgain(head, callId)).toMatchObject({ called: false })
  const long = new Date(Date.now() - 6 * 60_000)
  await school.write(tx => tx.update(urgentCalls).set({ createdAt: long }))
  const both = await Promise.all([callAgain(head, callId), callAgain(head, callId)])
  expect(both.map(({ called }) => called).sort()).toEqual([false, true])
  await runJobs(school)
  expect(await school.read(q => q.$count(urgentRounds))).toBe(1)
  expect((await itemsOf('urgent.again')).map(({ memberId }) => memberId).sort()).toEqual(
    [gusId, tess.actor.memberId].sort(),
  )
  for (let time = 0; time < 2; time++) await endCall(head, callId)
  await runJobs(school)
  expect(await itemsOf('urgent.clear')).toHaveLength(3)
  expect(await problemOf(callAgain(head, callId))).toBe('conflict')
  expect(await openCalls(tess)).toEqual([])
  expect(await callOf(tess, callId)).toMatchObject({ endedBy: 'Olive Owner', toMe: true })
  // What was kept on a phone arrives late and counts all the same.
  await answer(other, callId, 'help')
  expect(await standing(callId, gusId)).toBe('help')
})

test('somebody with children in two classes stands in both and is counted once; the office is called, but not who calls', async () => {
  const zoe = await newChild(school, ants, 'Zoe')
  await school.write(tx => tx.insert(guardianships).values({ childId: zoe, memberId: greta, relation: 'mother' }))
  const officeId = await addStaff(school, uuidv7(), { name: 'Otto Office', role: 'office', classIds: [], contact: {} })
  const callId = await call()
  const groups = await rollOf(head, callId)
  expect(groups.filter(group => group.people.some(({ memberId }) => memberId === greta))).toHaveLength(2)
  expect(sumsOf(groups.flatMap(group => group.people)).total).toBe(4)
  expect(groups.at(-1)?.people.map(({ memberId }) => memberId)).toContain(officeId)
  expect(await callOf(head, callId)).toMatchObject({ toMe: false })
})
