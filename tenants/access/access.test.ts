import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accessLog } from '#db/schema/access.ts'
import { memberOf } from '../actor.ts'
import { endGuardianship, guardiansOfChild } from '../people/guardians.server.ts'
import { as, newChild, newClass, newGuardian, newSchool, newTeacher, problemOf } from '../people/test-people.ts'
import type { School } from '../school.server.ts'
import { giveReason, looksAt, needsReason, noteLook } from './access.server.ts'

/** A child with a guardian, the teacher of its class, one of another class, and another family. */
async function aChild() {
  const { school, owner } = await newSchool()
  const [classId, otherClassId] = [await newClass(owner), await newClass(owner, 'Poppies')]
  const childId = await newChild(owner, classId)
  const otherChildId = await newChild(owner, otherClassId, 'Ben')
  return {
    school,
    owner,
    childId,
    otherChildId,
    guardian: as(school, 'guardian', await newGuardian(owner, childId)),
    otherGuardian: as(school, 'guardian', await newGuardian(owner, otherChildId)),
    teacher: as(school, 'teacher', await newTeacher(owner, [classId])),
    otherTeacher: as(school, 'teacher', await newTeacher(owner, [otherClassId])),
  }
}
const look = (reader: School, ...childIds: string[]) => reader.write(tx => noteLook(tx, reader, childIds, 'health'))
const looks = async (reader: School, childId: string) => (await looksAt(reader, childId)).looks

test('a guardian reads who looked, when and why; a teacher of the class needs no reason, the office does', async () => {
  const { owner, teacher, guardian, childId } = await aChild()
  expect(await needsReason(teacher, childId, 'health')).toBe(false)
  await look(teacher, childId)
  expect(await needsReason(owner, childId, 'health')).toBe(true)
  await giveReason(owner, childId, 'health', 'The hospital called')
  expect(await needsReason(owner, childId, 'health')).toBe(false)
  expect(await looks(guardian, childId)).toMatchObject([
    { name: 'Olive Owner', role: 'owner', reason: 'The hospital called', subject: 'health' },
    { name: 'Tess Teacher', role: 'teacher', reason: null },
  ])
})

test('looking again within the hour is one look, and so is a reason sent twice', async () => {
  const { owner, teacher, guardian, childId } = await aChild()
  for (const _ of [1, 2]) await look(teacher, childId)
  for (const reason of ['First', 'Second']) await giveReason(owner, childId, 'health', reason)
  expect((await looks(guardian, childId)).map(({ reason }) => reason)).toEqual(['First', null])
})

test('a reason is good for an hour and for its child', async () => {
  const { owner, childId, otherChildId } = await aChild()
  const past = (minutes: number) => sql`now() - make_interval(mins => ${minutes})`
  const given = (minutes: number, hour: number) =>
    owner.write(tx =>
      tx.insert(accessLog).values({
        childId,
        memberId: memberOf(owner.actor),
        subject: 'health',
        reasonSealed: 'sealed',
        createdAt: past(minutes),
        hour: past(hour * 60),
      }),
    )
  await given(61, 2)
  expect(await needsReason(owner, childId, 'health')).toBe(true)
  await given(59, 1)
  expect(await needsReason(owner, childId, 'health')).toBe(false)
  expect(await needsReason(owner, otherChildId, 'health')).toBe(true)
})

test('looking at one’s own child leaves no line', async () => {
  const { guardian, childId } = await aChild()
  expect(await needsReason(guardian, childId, 'health')).toBe(false)
  await look(guardian, childId)
  expect(await looks(guardian, childId)).toEqual([])
})

test('other families and other classes learn nothing, not even that the child is there', async () => {
  const { owner, teacher, otherTeacher, otherGuardian, guardian, childId, otherChildId } = await aChild()
  await look(teacher, childId)
  for (const reader of [otherTeacher, otherGuardian]) {
    expect(await problemOf(needsReason(reader, childId, 'health'))).toBe('not_found')
    expect(await problemOf(looksAt(reader, childId))).toBe('not_found')
  }
  expect(await problemOf(look(otherTeacher, childId))).toBe('not_found')
  expect(await problemOf(giveReason(otherTeacher, childId, 'health', 'Curious'))).toBe('not_found')
  expect(await looks(owner, otherChildId)).toEqual([])
  expect(await looks(guardian, childId)).toHaveLength(1)
})

test('a guardian whose right has ended reads nothing any more', async () => {
  const { owner, guardian, childId } = await aChild()
  for (const { guardianshipId } of await guardiansOfChild(owner, childId)) await endGuardianship(owner, guardianshipId)
  expect(await problemOf(looksAt(guardian, childId))).toBe('not_found')
})

test('lines are neither changed nor taken away by anybody of the school', async () => {
  const { owner, teacher, childId } = await aChild()
  await look(teacher, childId)
  for (const reader of [owner, teacher]) {
    await expect(reader.write(tx => tx.delete(accessLog))).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(reader.write(tx => tx.update(accessLog).set({ reasonSealed: null }))).rejects.toThrow()
  }
})
