import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { type Fields, TestSchool, type TestVisitor } from '#app/platform/test-context.ts'
import { urgentAnswers, urgentCalls } from '#db/schema/urgent.ts'
import { newChild, newClass, newGuardian, newTeacher } from '#tenants/people/test-people.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { loader as home } from '../home/home.tsx'
import { loader as news } from '../notifications/notifications.tsx'
import { loader as settings } from '../notifications/settings.tsx'
import { action as glossary } from '../settings/translation.tsx'
import { action as again } from './again.ts'
import { action as answering } from './answering.ts'
import * as page from './call.tsx'
import { loader as list } from './calls.tsx'
import { action as clear } from './clear.ts'
import * as making from './new-call.tsx'
import * as noting from './person.tsx'
import { action as reading } from './reading.ts'
import { loader as file } from './roll-file.ts'

type Member = TestVisitor & { memberId: string }
let place: TestSchool
let office: Member
let teacher: Member
let guardian: Member
let classId = ''
beforeEach(async () => {
  place = await TestSchool.make()
  office = await place.member('office')
  classId = await newClass(place.inside)
  const childId = await newChild(place.inside, classId)
  // Not welcomed yet: an emergency waits for no questions.
  guardian = await place.as(await newGuardian(place.inside, childId))
  teacher = await place.as(await newTeacher(place.inside, [classId]))
})

const draft = () => ({ callId: uuidv7(), words: 'Leave the building', audience: 'everybody', question: 'safe' })
const submit = (fields: Fields, by = office) => by.act(making.action, fields, '/urgent/new')
/** Looked at and sent, as the page does it. */
async function call(fields: Fields = {}) {
  const form: Fields & { callId: string } = { ...draft(), ...fields }
  const { data } = await submit(form)
  const { people } = (data as { reach: { people: number } }).reach
  const sent = await submit({ ...form, people: `${people}`, step: 'send' })
  expect(sent.location).toBe(`/urgent/${form.callId}`)
  return form.callId
}
const see = async (by: Member, callId: string) => by.load(page.loader, '/', { params: { callId } })
const answer = (by: Member, callId: string, fields: Fields = {}) =>
  by.act(answering, { answerId: uuidv7(), answer: 'safe', ...fields }, '/', { params: { callId } })
const calls = () => place.inside.read(q => q.$count(urgentCalls))

test('nothing is sent before it was read how many are called, and nothing if they are others by then', async () => {
  const form = draft()
  expect((await submit(form)).data).toMatchObject({ reach: { people: 2, staff: 1, families: 1 } })
  for (const people of ['', '3']) {
    const { data } = await submit({ ...form, people, step: 'send' })
    expect(data).toMatchObject({ draft: { words: 'Leave the building' }, reach: { people: 2 } })
  }
  expect(await calls()).toBe(0)
  for (let time = 0; time < 2; time++)
    expect((await submit({ ...form, people: '2', step: 'send' })).location).toBe(`/urgent/${form.callId}`)
  expect(await calls()).toBe(1)
})

test('a school that may only read can still call and answer, but make nothing new otherwise', async () => {
  place = await TestSchool.make({ state: 'read_only' })
  office = await place.member('office')
  teacher = await place.as(await newTeacher(place.inside, []))
  const callId = await call({ audience: 'staff' })
  expect((await answer(teacher, callId)).status).toBe(200)
  expect((await (await place.member('owner')).act(glossary, {}, '/settings/translation')).status).toBe(423)
})

test('what is missing is said at its field, with the rest kept; others have no such page', async () => {
  for (const [fields, field] of [
    [{ words: ' ' }, 'words'],
    [{ words: 'x'.repeat(501) }, 'words'],
    [{ audience: 'classes' }, 'classIds'],
    [{ audience: 'classes', classIds: uuidv7() }, 'audience'],
    [{ question: 'why' }, 'question'],
  ] as const) {
    const { status, data } = await submit({ ...draft(), ...fields, step: 'send', people: '2' })
    expect(status).toBe(422)
    expect(data).toMatchObject({
      submission: { error: { [field]: [expect.any(String)] }, initialValue: { question: expect.any(String) } },
    })
  }
  for (const by of [teacher, guardian]) {
    expect((await submit(draft(), by)).status).toBe(403)
    const callId = uuidv7()
    for (const act of [again, clear]) expect((await by.act(act, {}, '/', { params: { callId } })).status).toBe(403)
    expect((await by.load(file, '/', { params: { callId } })).status).toBe(403)
  }
  expect(await calls()).toBe(0)
})

test('a guardian finds it at the top of home and in the list, opens it, answers, and sees no roll', async () => {
  const callId = await call()
  await runJobs(place.inside)
  expect((await see(guardian, callId)).data).toMatchObject({ call: { toMe: true, mine: null }, roll: null })
  const status = async () => {
    const { data } = await see(office, callId)
    const { roll } = data as { roll: { groups: { people: { memberId: string; standing: string }[] }[] } }
    return roll.groups.flatMap(({ people }) => people).find(({ memberId }) => memberId === guardian.memberId)?.standing
  }
  expect(await status()).not.toBe('seen')
  await guardian.act(reading, {}, '/', { params: { callId } })
  expect(await status()).toBe('seen')
  expect((await answer(guardian, callId, { word: 'x'.repeat(141) })).status).toBe(422)
  expect((await answer(guardian, callId, { waited: '1000' })).data).toEqual({ done: true })
  expect(await status()).toBe('safe')
  const plain = await guardian.act(page.action, { answerId: uuidv7(), answer: 'help' }, '/', { params: { callId } })
  expect(plain.location).toBe(`/urgent/${callId}`)
  expect(await status()).toBe('help')
  expect((await answer(guardian, callId, { answer: 'received' })).status).toBe(400)
  await guardian.act(reading, {}, '/', { params: { callId: uuidv7() } }).then(({ status }) => expect(status).toBe(404))
})

test('an open call stands on top of home for who is called and who called, with its words in the list; over, it does not', async () => {
  const top = async (by: Member) => {
    const { data } = await by.load(home)
    return (data as { cards: { id: string; rows?: unknown[] }[] }).cards.find(({ id }) => id === 'urgent')?.rows
  }
  expect(await top(teacher)).toBeUndefined()
  const callId = await call()
  await runJobs(place.inside)
  expect(await top(teacher)).toMatchObject([{ text: 'Leave the building', badge: { text: 'Answer now' } }])
  await answer(guardian, callId, { answer: 'help' })
  expect(await top(office)).toMatchObject([{ href: `/urgent/${callId}`, badge: { text: '1 needs help' } }])
  expect((await teacher.load(news)).data).toMatchObject({
    items: [{ text: 'Leave the building', urgent: true, href: `/urgent/${callId}` }],
  })
  const { kinds } = (await teacher.load(settings)).data as { kinds: { kind: string }[] }
  expect(kinds.filter(({ kind }) => kind.startsWith('urgent'))).toEqual([])
  const ended = await office.act(clear, {}, '/', { params: { callId } })
  expect(ended.location).toBe(`/urgent/${callId}`)
  expect(await top(office)).toBeUndefined()
  expect((await guardian.load(list)).data).toMatchObject({ calls: [{ endedBy: 'Test office' }], mayCall: false })
})

test('the office notes what somebody said by phone, is told when it may call again, and keeps the roll as a file', async () => {
  const callId = await call()
  const params = { callId, memberId: guardian.memberId }
  const note = { answerId: uuidv7(), answer: 'safe', word: '=spoke' }
  expect((await office.load(noting.loader, '/', { params })).data).toMatchObject({
    history: [],
    choices: ['safe', 'help'],
  })
  for (let time = 0; time < 2; time++) await office.act(noting.action, note, '/', { params })
  expect(await place.inside.read(q => q.$count(urgentAnswers))).toBe(1)
  expect((await office.load(noting.loader, '/', { params })).data).toMatchObject({
    history: [{ answer: 'safe', line: expect.stringContaining('noted by Test office') }],
  })
  expect((await teacher.load(noting.loader, '/', { params })).status).toBe(403)
  expect((await see(guardian, callId)).data).toMatchObject({ call: { mine: { answer: 'safe', noted: true } } })
  const tooSoon = await office.act(again, {}, '/', { params: { callId } })
  expect(decodeURIComponent(tooSoon.cookies[0] ?? '')).toContain('called again from')
  const csv = String((await office.load(file, '/', { params: { callId } })).data)
  expect(csv).toMatch(/Sunflowers,Greta Guardian,Mia Chen,Safe,.*,Test office,'=spoke,/)
})

test('a call to another school’s people is not there', async () => {
  const callId = await call({ audience: 'classes', classIds: classId })
  const other = await TestSchool.make()
  const [stranger, head] = [await other.member('guardian'), await other.member('office')]
  for (const by of [stranger, head]) {
    expect((await see(by, callId)).status).toBe(404)
    expect((await answer(by, callId)).status).toBe(404)
  }
  expect((await head.act(clear, {}, '/', { params: { callId } })).status).toBe(404)
  expect((await place.stranger.load(page.loader, '/', { params: { callId } })).location).toContain('/sign-in')
})
