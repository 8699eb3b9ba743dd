import { eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { enrolments } from '#db/schema/children.ts'
import type { School } from '../school.server.ts'
import { admitChild, childOf, childrenOf, correctChild, keepChild, moveChild, releaseChild } from './children.server.ts'
import { closeClass } from './classes.server.ts'
import { as, newChild, newClass, newGuardian, newSchool, newTeacher, problemOf, problemsOf } from './test-people.ts'

const names = (children: { firstName: string }[]) => children.map(child => child.firstName)
const day = (school: School, from: number) => Temporal.PlainDate.from(school.today()).add({ days: from }).toString()
const enrolmentsOf = (school: School, childId: string) =>
  school.read(q => q.select().from(enrolments).where(eq(enrolments.childId, childId)).orderBy(enrolments.startsOn))
/** As if the child had come thirty days ago. */
const backdate = (school: School, childId: string) =>
  school.write(tx =>
    tx
      .update(enrolments)
      .set({ startsOn: day(school, -30) })
      .where(eq(enrolments.childId, childId)),
  )

test('a child is taken in once, however often the form is sent', async () => {
  const { owner } = await newSchool()
  const classId = await newClass(owner)
  const childId = uuidv7()
  const input = { firstName: 'Mia', lastName: 'Chen', callName: 'Mimi', birthDate: '2022-05-04' }
  await Promise.all([admitChild(owner, childId, input, classId), admitChild(owner, childId, input, classId)])
  expect(await childrenOf(owner)).toEqual([
    { id: childId, ...input, leftOn: null, photoId: null, classes: [{ id: classId, name: 'Sunflowers' }] },
  ])
  expect(await enrolmentsOf(owner, childId)).toHaveLength(1)
})

test('no child goes into another school’s class, a closed one or none', async () => {
  const { owner } = await newSchool()
  const other = await newSchool()
  const theirs = await newClass(other.owner)
  const closed = await newClass(owner, 'Closed')
  await closeClass(owner, closed)
  for (const classId of [theirs, closed, uuidv7()]) expect(await problemOf(newChild(owner, classId))).toBe('not_found')
  expect(await childrenOf(owner)).toEqual([])
})

test('another school’s child is not there to be read, corrected, moved, released or kept', async () => {
  const { owner } = await newSchool()
  const other = await newSchool()
  const classId = await newClass(owner)
  const childId = await newChild(other.owner, await newClass(other.owner))
  expect(
    await problemsOf([
      childOf(owner, childId),
      correctChild(owner, childId, { firstName: 'X', lastName: 'Y' }),
      moveChild(owner, childId, classId),
      releaseChild(owner, childId, owner.today()),
      keepChild(owner, childId),
    ]),
  ).toEqual(['not_found'])
  expect(await childOf(other.owner, childId)).toMatchObject({ firstName: 'Mia', leftOn: null })
})

test('a teacher sees the children of their classes and changes none', async () => {
  const { school, owner } = await newSchool()
  const [own, others] = [await newClass(owner, 'Own'), await newClass(owner, 'Others')]
  const [mine, theirs] = [await newChild(owner, own, 'Mine'), await newChild(owner, others, 'Theirs')]
  const teacher = as(school, 'teacher', await newTeacher(owner, [own]))
  expect(names(await childrenOf(teacher))).toEqual(['Mine'])
  expect(await problemOf(childOf(teacher, theirs))).toBe('not_found')
  expect(await problemOf(correctChild(teacher, mine, { firstName: 'X', lastName: 'Y' }))).toBe('not_found')
  expect(await problemOf(moveChild(teacher, mine, others))).toBe('not_found')
  expect(await problemOf(releaseChild(teacher, mine, teacher.today()))).toBe('not_found')
  expect(await problemOf(newChild(teacher, own))).toBe('not_found')
})

test('a guardian sees their own child only', async () => {
  const { school, owner } = await newSchool()
  const classId = await newClass(owner)
  const own = await newChild(owner, classId, 'Own')
  const other = await newChild(owner, classId, 'Other')
  const guardian = as(school, 'guardian', await newGuardian(owner, own))
  expect(names(await childrenOf(guardian))).toEqual(['Own'])
  expect(await childOf(guardian, own)).toMatchObject({ classes: [{ name: 'Sunflowers' }] })
  expect(await problemOf(childOf(guardian, other))).toBe('not_found')
})

test('the children of one class are asked for alone', async () => {
  const { owner } = await newSchool()
  const [a, b] = [await newClass(owner, 'A'), await newClass(owner, 'B')]
  await admitChild(owner, uuidv7(), { firstName: 'Elisabeth', lastName: 'Berg', callName: 'Lisa' }, a)
  await admitChild(owner, uuidv7(), { firstName: '小明', lastName: '王' }, b)
  expect(names(await childrenOf(owner, { classId: a }))).toEqual(['Elisabeth'])
})

test('correcting takes away what is left empty', async () => {
  const { owner } = await newSchool()
  const childId = uuidv7()
  await admitChild(
    owner,
    childId,
    { firstName: 'Mia', lastName: 'Chen', callName: 'Mimi', birthDate: '2022-05-04' },
    await newClass(owner),
  )
  await correctChild(owner, childId, { firstName: 'Maja', lastName: 'Chen' })
  expect(await childOf(owner, childId)).toMatchObject({ firstName: 'Maja', callName: null, birthDate: null })
})

test('moving ends the old class yesterday and keeps it on record', async () => {
  const { owner } = await newSchool()
  const [from, to] = [await newClass(owner, 'From'), await newClass(owner, 'To')]
  const childId = await newChild(owner, from)
  await backdate(owner, childId)
  await moveChild(owner, childId, to)
  await moveChild(owner, childId, to)
  expect((await childOf(owner, childId)).classes.map(each => each.name)).toEqual(['To'])
  expect(await enrolmentsOf(owner, childId)).toMatchObject([
    { classId: from, endsOn: day(owner, -1) },
    { classId: to, startsOn: owner.today(), endsOn: null },
  ])
})

test('moved there and back within a day, a child was never in the other class', async () => {
  const { owner } = await newSchool()
  const [from, to] = [await newClass(owner, 'From'), await newClass(owner, 'To')]
  const childId = await newChild(owner, from)
  await moveChild(owner, childId, to)
  await moveChild(owner, childId, from)
  expect(await enrolmentsOf(owner, childId)).toMatchObject([{ classId: from, startsOn: owner.today(), endsOn: null }])
})

test('no child moves into another school’s class or a closed one, and stays where it was', async () => {
  const { owner } = await newSchool()
  const other = await newSchool()
  const [own, closed] = [await newClass(owner, 'Own'), await newClass(owner, 'Closed')]
  await closeClass(owner, closed)
  const childId = await newChild(owner, own)
  for (const classId of [await newClass(other.owner), closed])
    expect(await problemOf(moveChild(owner, childId, classId))).toBe('not_found')
  expect((await childOf(owner, childId)).classes.map(each => each.id)).toEqual([own])
})

test('a child is here on its last day and gone on the next', async () => {
  const { owner } = await newSchool()
  const classId = await newClass(owner)
  const [today, gone] = [await newChild(owner, classId, 'Today'), await newChild(owner, classId, 'Gone')]
  await backdate(owner, gone)
  await releaseChild(owner, today, owner.today())
  await releaseChild(owner, gone, day(owner, -1))
  expect(names(await childrenOf(owner))).toEqual(['Today'])
  expect(await childOf(owner, gone)).toMatchObject({ leftOn: day(owner, -1), classes: [] })
})

test('the last day can be said anew and taken back', async () => {
  const { owner } = await newSchool()
  const classId = await newClass(owner)
  const childId = await newChild(owner, classId)
  await backdate(owner, childId)
  await releaseChild(owner, childId, day(owner, -3))
  await releaseChild(owner, childId, day(owner, 3))
  expect(await enrolmentsOf(owner, childId)).toMatchObject([{ endsOn: day(owner, 3) }])
  expect(await problemOf(moveChild(owner, childId, classId))).toBe('conflict')
  await keepChild(owner, childId)
  await keepChild(owner, childId)
  expect(await childOf(owner, childId)).toMatchObject({ leftOn: null, classes: [{ id: classId }] })
  expect(await enrolmentsOf(owner, childId)).toMatchObject([{ endsOn: null }])
})

test('taking a leaving back does not bring a class of earlier back', async () => {
  const { owner } = await newSchool()
  const [from, to] = [await newClass(owner, 'From'), await newClass(owner, 'To')]
  const childId = await newChild(owner, from)
  await backdate(owner, childId)
  await moveChild(owner, childId, to)
  await releaseChild(owner, childId, day(owner, 5))
  await keepChild(owner, childId)
  expect((await childOf(owner, childId)).classes.map(each => each.name)).toEqual(['To'])
})

test('no child leaves before it came', async () => {
  const { owner } = await newSchool()
  const childId = await newChild(owner, await newClass(owner))
  expect(await problemOf(releaseChild(owner, childId, day(owner, -1)))).toBe('conflict')
  expect((await childOf(owner, childId)).leftOn).toBeNull()
})
