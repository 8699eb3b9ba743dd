import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { invitations } from '#db/schema/invitations.ts'
import { members } from '#db/schema/members.ts'
import type { School } from '../school.server.ts'
import { childrenOf } from './children.server.ts'
import { addStaff, changeStaff, dismissStaff, staffMemberOf, staffOf } from './staff.server.ts'
import { as, newChild, newClass, newGuardian, newSchool, newTeacher, problemOf } from './test-people.ts'
import { finishWelcome } from './welcome.server.ts'

const newStaff = (school: School, role: 'owner' | 'office' | 'teacher') =>
  addStaff(school, uuidv7(), { name: 'Nora New', role, classIds: [], contact: {} })
const join = (school: School, memberId: string) =>
  school.write(tx => tx.update(members).set({ identityId: uuidv7() }).where(eq(members.id, memberId)))

test('somebody is added once, however often the form is sent, with their classes', async () => {
  const { owner } = await newSchool()
  const classId = await newClass(owner)
  const id = uuidv7()
  const input = { name: 'Tess', role: 'teacher' as const, classIds: [classId], contact: { email: 'tess@example.org' } }
  await Promise.all([addStaff(owner, id, input), addStaff(owner, id, input)])
  expect(await staffMemberOf(owner, id)).toEqual({
    id,
    name: 'Tess',
    role: 'teacher',
    joined: false,
    classes: [{ id: classId, name: 'Sunflowers' }],
  })
  expect((await staffOf(owner)).map(each => each.name)).toEqual(['Olive Owner', 'Tess'])
})

test('a change of classes shows other children with the next request', async () => {
  const { school, owner } = await newSchool()
  const [a, b] = [await newClass(owner, 'A'), await newClass(owner, 'B')]
  await newChild(owner, a, 'Anna')
  await newChild(owner, b, 'Ben')
  const id = await newTeacher(owner, [a])
  const teacher = as(school, 'teacher', id)
  expect((await childrenOf(teacher)).map(each => each.firstName)).toEqual(['Anna'])
  await changeStaff(owner, id, { name: 'Tess', role: 'teacher', classIds: [b] })
  expect((await childrenOf(teacher)).map(each => each.firstName)).toEqual(['Ben'])
})

test('a class of another school undoes the whole change', async () => {
  const { owner } = await newSchool()
  const other = await newSchool()
  const own = await newClass(owner)
  const id = await newTeacher(owner, [own])
  const theirs = await newClass(other.owner)
  expect(await problemOf(changeStaff(owner, id, { name: 'X', role: 'office', classIds: [theirs] }))).toBe('not_found')
  expect(
    await problemOf(addStaff(owner, uuidv7(), { name: 'X', role: 'teacher', classIds: [theirs], contact: {} })),
  ).toBe('not_found')
  expect(await staffOf(owner)).toMatchObject([
    { role: 'owner' },
    { name: 'Tess Teacher', role: 'teacher', classes: [{ id: own }] },
  ])
})

test('members of another school, guardians and those who left are not there', async () => {
  const { owner } = await newSchool()
  const other = await newSchool()
  const guardianId = await newGuardian(owner, await newChild(owner, await newClass(owner)))
  const gone = await newTeacher(owner, [])
  await dismissStaff(owner, gone)
  for (const id of [await newTeacher(other.owner, []), guardianId, gone, uuidv7()]) {
    expect(await problemOf(staffMemberOf(owner, id))).toBe('not_found')
    expect(await problemOf(changeStaff(owner, id, { name: 'X', role: 'teacher', classIds: [] }))).toBe('not_found')
    expect(await problemOf(dismissStaff(owner, id))).toBe('not_found')
  }
})

test('the last owner neither goes nor becomes something else', async () => {
  const { owner, ownerId } = await newSchool()
  expect(await problemOf(dismissStaff(owner, ownerId))).toBe('conflict')
  expect(await problemOf(changeStaff(owner, ownerId, { name: 'Olive', role: 'office', classIds: [] }))).toBe('conflict')
  expect(await problemOf(changeStaff(owner, ownerId, { name: 'Olive B', role: 'owner', classIds: [] }))).toBe('none')
})

test('an owner who has not joined yet does not free the one who has', async () => {
  const { school, owner, ownerId } = await newSchool()
  const second = await newStaff(owner, 'owner')
  expect(await problemOf(dismissStaff(owner, ownerId))).toBe('conflict')
  expect(await problemOf(dismissStaff(owner, second))).toBe('none')
  const third = await newStaff(owner, 'owner')
  await join(school, third)
  expect(await problemOf(dismissStaff(owner, ownerId))).toBe('none')
})

test('two owners who dismiss each other at once leave one', async () => {
  const { school, owner, ownerId } = await newSchool()
  const secondId = await newStaff(owner, 'owner')
  await join(school, secondId)
  const second = as(school, 'owner', secondId)
  const ends = await Promise.all([problemOf(dismissStaff(owner, secondId)), problemOf(dismissStaff(second, ownerId))])
  expect(ends.sort()).toEqual(['conflict', 'none'])
  expect((await staffOf(school)).filter(each => each.role === 'owner')).toHaveLength(1)
})

test('the office makes, changes and dismisses no owner', async () => {
  const { school, owner, ownerId } = await newSchool()
  await newStaff(owner, 'owner')
  const officeId = await newStaff(owner, 'office')
  const office = as(school, 'office', officeId)
  expect(await problemOf(newStaff(office, 'owner'))).toBe('forbidden')
  expect(await problemOf(changeStaff(office, officeId, { name: 'Me', role: 'owner', classIds: [] }))).toBe('forbidden')
  expect(await problemOf(changeStaff(office, ownerId, { name: 'X', role: 'teacher', classIds: [] }))).toBe('forbidden')
  expect(await problemOf(dismissStaff(office, ownerId))).toBe('forbidden')
  expect(await problemOf(newStaff(office, 'teacher'))).toBe('none')
})

test('a teacher changes nobody', async () => {
  const { school, owner } = await newSchool()
  const id = await newTeacher(owner, [])
  const teacher = as(school, 'teacher', id)
  const colleague = await newTeacher(owner, [])
  expect(await problemOf(newStaff(teacher, 'teacher'))).toBe('forbidden')
  for (const each of [id, colleague]) {
    expect(await problemOf(changeStaff(teacher, each, { name: 'X', role: 'office', classIds: [] }))).toBe('forbidden')
    expect(await problemOf(dismissStaff(teacher, each))).toBe('forbidden')
  }
  expect((await staffOf(owner)).filter(each => each.role === 'teacher')).toHaveLength(2)
})

test('who is dismissed has no class and no invitation that works', async () => {
  const { owner } = await newSchool()
  const id = await newTeacher(owner, [await newClass(owner)])
  await owner.write(tx =>
    tx.insert(invitations).values({ memberId: id, tokenHash: uuidv7(), expiresAt: new Date('2099-01-01') }),
  )
  await dismissStaff(owner, id)
  expect((await staffOf(owner)).map(each => each.id)).not.toContain(id)
  const rows = await owner.read(q => q.select().from(invitations).where(eq(invitations.memberId, id)))
  expect(rows).toMatchObject([{ withdrawnAt: expect.any(Date) }])
})

test('a guardian is welcomed once', async () => {
  const { school, owner } = await newSchool()
  const id = await newGuardian(owner, await newChild(owner, await newClass(owner)))
  const welcomedAt = async () =>
    (await owner.read(q => q.select({ at: members.welcomedAt }).from(members).where(eq(members.id, id))))[0]?.at
  expect(await welcomedAt()).toBeNull()
  await finishWelcome(as(school, 'guardian', id))
  const first = await welcomedAt()
  expect(first).toBeInstanceOf(Date)
  await finishWelcome(as(school, 'guardian', id))
  expect(await welcomedAt()).toEqual(first)
})
