import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { moveChild } from './children.server.ts'
import { classOf, closeClass, myClasses, openClass, openClasses, renameClass, reopenClass } from './classes.server.ts'
import { as, newChild, newClass, newGuardian, newSchool, newTeacher, problemOf, problemsOf } from './test-people.ts'

test('lists open classes with their children and staff', async () => {
  const { owner } = await newSchool()
  const [a, b] = [await newClass(owner, 'A'), await newClass(owner, 'B')]
  await closeClass(owner, await newClass(owner, 'Closed'))
  await newTeacher(owner, [a, b])
  await newChild(owner, a, 'One')
  await newChild(owner, a, 'Two')
  await moveChild(owner, await newChild(owner, a, 'Three'), b)
  expect(await openClasses(owner)).toEqual([
    { id: a, name: 'A', schoolYear: '2026/27', children: 2, staff: ['Tess Teacher'] },
    { id: b, name: 'B', schoolYear: '2026/27', children: 1, staff: ['Tess Teacher'] },
  ])
})

test('a teacher’s classes are those they work in; the office’s are all', async () => {
  const { school, owner } = await newSchool()
  const own = await newClass(owner, 'Own')
  const other = await newClass(owner, 'Other')
  await newChild(owner, other)
  const teacher = as(school, 'teacher', await newTeacher(owner, [own]))
  expect((await myClasses(teacher)).map(each => each.name)).toEqual(['Own'])
  expect((await myClasses(owner)).map(each => each.name)).toEqual(['Other', 'Own'])
  expect((await openClasses(teacher)).find(each => each.id === other)?.children).toBe(0)
})

test('a class is opened once, however often the form is sent', async () => {
  const { owner } = await newSchool()
  const input = { id: uuidv7(), name: 'Bees', schoolYear: '2026/27' }
  expect(await Promise.all([openClass(owner, input), openClass(owner, input)])).toEqual([input.id, input.id])
  expect(await openClasses(owner)).toHaveLength(1)
})

test('a name is taken within its school year only', async () => {
  const { owner } = await newSchool()
  await newClass(owner, 'Bees')
  expect(await problemOf(newClass(owner, 'Bees'))).toBe('conflict')
  const next = await openClass(owner, { id: uuidv7(), name: 'Bees', schoolYear: '2027/28' })
  expect(await problemOf(renameClass(owner, next, 'Bees'))).toBe('none')
  const ants = await newClass(owner, 'Ants')
  expect(await problemOf(renameClass(owner, ants, 'Bees'))).toBe('conflict')
  await renameClass(owner, ants, 'Wasps')
  expect(await classOf(owner, ants)).toEqual({ id: ants, name: 'Wasps', schoolYear: '2026/27', closed: false })
})

test('a closed class keeps its name for itself', async () => {
  const { owner } = await newSchool()
  await closeClass(owner, await newClass(owner, 'Bees'))
  expect(await problemOf(renameClass(owner, await newClass(owner, 'Ants'), 'Bees'))).toBe('conflict')
})

test('closes only when empty, and opens again', async () => {
  const { owner } = await newSchool()
  const [full, empty] = [await newClass(owner, 'Full'), await newClass(owner, 'Empty')]
  await newChild(owner, full)
  expect(await problemOf(closeClass(owner, full))).toBe('conflict')
  await closeClass(owner, empty)
  await closeClass(owner, empty)
  expect((await openClasses(owner)).map(each => each.name)).toEqual(['Full'])
  await reopenClass(owner, empty)
  expect((await openClasses(owner)).map(each => each.name)).toEqual(['Empty', 'Full'])
})

test('another school’s class is not there to be read, renamed, closed or opened', async () => {
  const { owner } = await newSchool()
  const other = await newSchool()
  const theirs = await newClass(other.owner)
  expect(
    await problemsOf([
      classOf(owner, theirs),
      renameClass(owner, theirs, 'Mine'),
      closeClass(owner, theirs),
      reopenClass(owner, theirs),
    ]),
  ).toEqual(['not_found'])
  expect(await classOf(other.owner, theirs)).toMatchObject({ name: 'Sunflowers', closed: false })
})

test('neither teachers nor guardians change classes', async () => {
  const { school, owner } = await newSchool()
  const classId = await newClass(owner)
  const teacher = as(school, 'teacher', await newTeacher(owner, [classId]))
  const guardian = as(school, 'guardian', await newGuardian(owner, await newChild(owner, classId)))
  for (const actor of [teacher, guardian])
    expect(
      await problemsOf([
        newClass(actor, 'New'),
        renameClass(actor, classId, 'X'),
        closeClass(actor, classId),
        reopenClass(actor, classId),
      ]),
    ).toEqual(['not_found'])
})
