import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { notifications } from '#db/schema/notifications.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { sees } from '#tenants/files/test-photos.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { contribute } from './contribution.server.ts'
import { withdrawObservation } from './sharing.server.ts'
import { planStep, setDone, stepsOf } from './steps.server.ts'
import { type Family, photosBy, seenBy, TestPortfolio, timelineOf } from './test-portfolio.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let own: TestPortfolio
let mina: Family
let leo: Family
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  own = await TestPortfolio.make()
  mina = await own.family('Mina')
  leo = await own.family('Leo')
})
afterAll(() => store.remove())

const told = async () => {
  await runJobs(own.place.inside)
  const rows = await own.place.inside.read(q => q.select().from(notifications))
  return rows.map(({ memberId, kind, subjectId }) => ({ memberId, kind, subjectId }))
}

describe('from home', () => {
  test('the child’s staff and its other guardian see it with its photo, nobody else', async () => {
    const father = await own.guardian(mina.childId, 'Father')
    const [photo = ''] = await photosBy(mina, 1)
    const id = await own.fromHome(mina, { mediaIds: [photo], words: 'I kneaded it!' })
    for (const person of [mina, father, own.teacher, own.office]) {
      expect(await seenBy(person, id)).toMatchObject({
        origin: 'home',
        words: 'I kneaded it!',
        attachments: [{ mediaId: photo }],
      })
      expect(await sees(person.school, photo)).toBe(true)
    }
    for (const person of [leo, own.otherTeacher]) {
      expect(await seenBy(person, id)).toBeNull()
      expect(await sees(person.school, photo)).toBe(false)
    }
    expect(await timelineOf(own.teacher, mina.childId)).toEqual([id])
  })

  test('sent twice, also at once, is one', async () => {
    const id = randomUUID()
    const send = () => contribute(mina.school, mina.childId, id, { text: 'Bread', words: '', mediaIds: [] })
    await Promise.all([send(), send()])
    await send()
    expect(await timelineOf(mina, mina.childId)).toEqual([id])
  })

  test('about another’s child, or after the right has ended, there is nothing to write to or read', async () => {
    expect(
      await problemOf(contribute(mina.school, leo.childId, randomUUID(), { text: 'x', words: '', mediaIds: [] })),
    ).toBe('not_found')
    const id = await own.fromHome(mina)
    await own.change(mina, { maySee: false })
    expect(await seenBy(mina, id)).toBeNull()
    expect(await problemOf(own.fromHome(mina))).toBe('not_found')
  })

  test('its writer takes it back, the other guardian and the teacher do not', async () => {
    const father = await own.guardian(mina.childId, 'Father')
    const id = await own.fromHome(mina)
    for (const { school } of [father, own.teacher])
      expect(await problemOf(withdrawObservation(school, id))).toBe('not_found')
    await withdrawObservation(mina.school, id)
    expect([await seenBy(father, id), await seenBy(own.teacher, id)]).toEqual([null, null])
  })
})

describe('next steps', () => {
  const plan = async (forFamily: boolean) => {
    const id = randomUUID()
    const step = { text: 'Pour water from a jug.', area: 'eyfs.pd', forFamily }
    await planStep(own.teacher.school, mina.childId, id, step)
    await planStep(own.teacher.school, mina.childId, id, step)
    return id
  }

  test('for the family are seen at home, the others by staff alone', async () => {
    const [home, inside] = [await plan(true), await plan(false)]
    expect((await stepsOf(mina.school, mina.childId)).map(({ id }) => id)).toEqual([home])
    expect((await stepsOf(own.teacher.school, mina.childId)).map(({ id }) => id).toSorted()).toEqual(
      [home, inside].toSorted(),
    )
    expect(await stepsOf(leo.school, mina.childId)).toEqual([])
    expect(await stepsOf(own.otherTeacher.school, mina.childId)).toEqual([])
  })

  test('“we did it” tells the teacher, who marks the step as done', async () => {
    const stepId = await plan(true)
    const id = await own.fromHome(mina, { stepId })
    expect(await seenBy(own.teacher, id)).toMatchObject({ stepId })
    expect(await told()).toEqual([{ memberId: own.teacher.memberId, kind: 'portfolio.from_home', subjectId: id }])
    expect(await setDone(own.teacher.school, stepId, true)).toBe(mina.childId)
    await setDone(own.teacher.school, stepId, true)
    expect(await stepsOf(mina.school, mina.childId)).toMatchObject([{ doneAt: expect.any(String) }])
    await setDone(own.teacher.school, stepId, false)
    expect(await stepsOf(mina.school, mina.childId)).toMatchObject([{ doneAt: null }])
  })

  test('of another child, or for staff only, cannot be answered; no family marks one', async () => {
    const inside = await plan(false)
    expect(await problemOf(own.fromHome(mina, { stepId: inside }))).toBe('not_found')
    const home = await plan(true)
    expect(await problemOf(own.fromHome(leo, { stepId: home }))).toBe('not_found')
    expect(await problemOf(setDone(mina.school, home, true))).toBe('not_found')
    const step = { text: 'x', area: undefined, forFamily: true }
    expect(await problemOf(planStep(own.otherTeacher.school, mina.childId, randomUUID(), step))).toBe('not_found')
  })
})

describe('what people are told', () => {
  test('each guardian of a shared observation’s children once; nobody of a draft', async () => {
    const father = await own.guardian(mina.childId, 'Father')
    const barred = await own.guardian(mina.childId, 'Barred')
    await own.change(barred, { maySee: false })
    await own.observe([mina.childId], { outcome: 'draft' })
    const id = await own.observe([mina.childId, leo.childId])
    const expected = [mina, father, leo].map(({ memberId }) => memberId).toSorted()
    const items = await told()
    expect(items.map(({ memberId }) => memberId).toSorted()).toEqual(expected)
    expect(new Set(items.map(({ kind, subjectId }) => `${kind} ${subjectId}`))).toEqual(
      new Set([`portfolio.shared ${id}`]),
    )
    expect(await told()).toHaveLength(3)
  })

  test('the office of what waits for it', async () => {
    const id = await own.observe([mina.childId], {}, { review: true })
    expect(await told()).toEqual([{ memberId: own.office.memberId, kind: 'portfolio.submitted', subjectId: id }])
  })
})
