import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { childrenOf } from './children.server.ts'
import { contactOf } from './contacts.server.ts'
import {
  addGuardian,
  changeRights,
  correctMember,
  endGuardianship,
  guardianshipOf,
  guardiansOfChild,
  resumeGuardianship,
} from './guardians.server.ts'
import {
  as,
  everyRight,
  newChild,
  newClass,
  newGuardian,
  newSchool,
  newTeacher,
  problemOf,
  problemsOf,
} from './test-people.ts'

const mother = { name: 'Lin Chen', relation: 'mother' as const, rights: everyRight }

async function family() {
  const made = await newSchool()
  const classId = await newClass(made.owner)
  const childId = await newChild(made.owner, classId)
  return { ...made, classId, childId }
}

test('a guardian is added once, however often the form is sent, and waits to join', async () => {
  const { owner, childId } = await family()
  const memberId = uuidv7()
  for (const contact of [{ email: 'Lin@Example.org ', phone: '030 1234567' }, {}]) {
    const id = contact.email ? memberId : uuidv7()
    await Promise.all([
      addGuardian(owner, childId, id, { ...mother, contact }),
      addGuardian(owner, childId, id, { ...mother, contact }),
    ])
  }
  const guardians = await guardiansOfChild(owner, childId)
  expect(guardians).toHaveLength(2)
  expect(guardians.find(each => each.memberId === memberId)).toMatchObject({
    name: 'Lin Chen',
    relation: 'mother',
    joined: false,
    ...everyRight,
  })
  expect(await contactOf(owner, memberId)).toEqual({ email: 'lin@example.org', phone: '+49301234567' })
})

test('who is a guardian here already becomes the sibling’s too, by the address', async () => {
  const { owner, childId, classId } = await family()
  const sibling = await newChild(owner, classId, 'Leo')
  const first = await newGuardian(owner, childId, 'lin@example.org')
  expect(await newGuardian(owner, sibling, 'LIN@example.org')).toBe(first)
  expect((await guardiansOfChild(owner, sibling)).map(each => each.memberId)).toEqual([first])
})

test('two who add the same address at once add one person', async () => {
  const { owner, childId, classId } = await family()
  const sibling = await newChild(owner, classId, 'Leo')
  const [a, b] = await Promise.all([
    newGuardian(owner, childId, 'lin@example.org'),
    newGuardian(owner, sibling, 'lin@example.org'),
  ])
  expect(a).toBe(b)
})

test('the same address in another school is another person', async () => {
  const [one, two] = [await family(), await family()]
  const first = await newGuardian(one.owner, one.childId, 'lin@example.org')
  expect(await newGuardian(two.owner, two.childId, 'lin@example.org')).not.toBe(first)
})

test('nobody becomes guardian of another school’s child, and no teacher by their id', async () => {
  const { owner, classId, childId } = await family()
  const other = await family()
  expect(await problemOf(newGuardian(owner, other.childId))).toBe('not_found')
  const teacherId = await newTeacher(owner, [classId])
  expect(await problemOf(addGuardian(owner, childId, teacherId, { ...mother, contact: {} }))).toBe('not_found')
  expect(await guardiansOfChild(owner, childId)).toEqual([])
})

test('refuses an address that is none instead of dropping it', async () => {
  const { owner, childId } = await family()
  expect(await problemOf(newGuardian(owner, childId, 'lin@@example'))).toBe('bad_request')
})

test('each right is taken and given by itself, at once', async () => {
  const { school, owner, childId } = await family()
  const guardian = as(school, 'guardian', await newGuardian(owner, childId))
  const [first] = await guardiansOfChild(owner, childId)
  const id = first?.guardianshipId ?? ''
  await changeRights(owner, id, { mayPickUp: false, relation: 'carer' })
  expect(await guardianshipOf(owner, id)).toMatchObject({
    ...everyRight,
    mayPickUp: false,
    relation: 'carer',
    child: { id: childId, firstName: 'Mia' },
  })
  expect(await childrenOf(guardian)).toHaveLength(1)
  await changeRights(owner, id, { maySee: false })
  expect(await childrenOf(guardian)).toEqual([])
})

test('an ended guardianship shows no child, and comes back with its rights', async () => {
  const { school, owner, childId } = await family()
  const guardian = as(school, 'guardian', await newGuardian(owner, childId))
  const [first] = await guardiansOfChild(owner, childId)
  const id = first?.guardianshipId ?? ''
  await changeRights(owner, id, { mayPay: false })
  await endGuardianship(owner, id)
  await endGuardianship(owner, id)
  expect(await guardiansOfChild(owner, childId)).toEqual([])
  expect(await childrenOf(guardian)).toEqual([])
  await resumeGuardianship(owner, id)
  expect(await guardiansOfChild(owner, childId)).toMatchObject([{ mayPay: false, maySee: true }])
  expect(await childrenOf(guardian)).toHaveLength(1)
})

test('another school’s guardianship and member are not there to be changed', async () => {
  const { owner } = await family()
  const other = await family()
  const memberId = await newGuardian(other.owner, other.childId)
  const [theirs] = await guardiansOfChild(other.owner, other.childId)
  const id = theirs?.guardianshipId ?? ''
  expect(
    await problemsOf([
      guardianshipOf(owner, id),
      changeRights(owner, id, { maySee: false }),
      endGuardianship(owner, id),
      resumeGuardianship(owner, id),
      correctMember(owner, memberId, { name: 'X', contact: {} }),
    ]),
  ).toEqual(['not_found'])
  expect(await guardiansOfChild(owner, other.childId)).toEqual([])
  expect(await guardianshipOf(other.owner, id)).toMatchObject({ maySee: true, name: 'Greta Guardian' })
})

test('a teacher reads the guardians of their children without address, and changes nothing', async () => {
  const { school, owner, classId, childId } = await family()
  const memberId = await newGuardian(owner, childId, 'lin@example.org')
  const own = as(school, 'teacher', await newTeacher(owner, [classId]))
  const foreign = as(school, 'teacher', await newTeacher(owner, [await newClass(owner, 'Others')]))
  const [guardian] = await guardiansOfChild(own, childId)
  const id = guardian?.guardianshipId ?? ''
  expect(guardian?.name).toBe('Greta Guardian')
  expect(await contactOf(own, memberId)).toEqual({})
  expect(await guardiansOfChild(foreign, childId)).toEqual([])
  expect(
    await problemsOf([
      changeRights(own, id, { maySee: false }),
      endGuardianship(own, id),
      newGuardian(own, childId),
      correctMember(own, memberId, { name: 'X', contact: {} }),
    ]),
  ).toEqual(['not_found'])
})

test('a guardian widens no right of theirs and sees no other guardian', async () => {
  const { school, owner, childId } = await family()
  const guardian = as(school, 'guardian', await newGuardian(owner, childId))
  await newGuardian(owner, childId)
  const [own, ...others] = await guardiansOfChild(guardian, childId)
  expect(others).toEqual([])
  expect(await problemOf(changeRights(guardian, own?.guardianshipId ?? '', { mayPay: true }))).toBe('not_found')
})

test('correcting changes name and contact, and takes away what is left empty', async () => {
  const { owner, childId } = await family()
  const memberId = await newGuardian(owner, childId, 'lin@example.org')
  await correctMember(owner, memberId, { name: 'Lin Chen-Berg', contact: { phone: '+49 30 7654321' } })
  expect(await guardiansOfChild(owner, childId)).toMatchObject([{ name: 'Lin Chen-Berg' }])
  expect(await contactOf(owner, memberId)).toEqual({ email: undefined, phone: '+49307654321' })
})
