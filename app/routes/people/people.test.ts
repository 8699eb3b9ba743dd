import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { TestSchool } from '#app/platform/test-context.ts'
import { childOf, childrenOf } from '#tenants/people/children.server.ts'
import { guardiansOfChild } from '#tenants/people/guardians.server.ts'
import { staffOf } from '#tenants/people/staff.server.ts'
import { newChild, newClass, newGuardian, newTeacher } from '#tenants/people/test-people.ts'
import { loader as child } from './child.tsx'
import { action as childSheet } from './child-sheet.ts'
import { loader as children } from './children.tsx'
import { action as classSheet } from './class-sheet.ts'
import { action as endGuardian } from './end-guardian.ts'
import { action as inviteLink } from './invite-link.ts'
import { action as leaving } from './leaving.ts'
import { action as admit } from './new-child.tsx'
import { action as openClass } from './new-class.tsx'
import { action as addGuardian } from './new-guardian.tsx'
import { action as addStaff } from './new-staff.tsx'
import { loader as staff } from './staff.tsx'
import { action as changeStaff } from './staff-member.tsx'

/** What a refused form says at its fields. */
const errorsOf = (data: unknown) => (data as { submission: { error: Record<string, string[]> } }).submission.error

test('a child is added from the form, once', async () => {
  const school = await TestSchool.make()
  const office = await school.member('office')
  const classId = await newClass(school.inside)
  const fields = {
    childId: uuidv7(),
    firstName: ' Mia ',
    lastName: 'Chen',
    callName: '',
    birthDate: '2022-05-04',
    classId,
  }
  const [first, second] = [await office.act(admit, fields), await office.act(admit, fields)]
  expect([first.status, first.location, second.location]).toEqual([
    302,
    `/people/children/${fields.childId}`,
    first.location,
  ])
  expect(await childrenOf(school.inside)).toMatchObject([
    { firstName: 'Mia', callName: null, birthDate: '2022-05-04', classes: [{ id: classId }] },
  ])
})

test('what is wrong is said at the field, in the reader’s language, with what was typed kept', async () => {
  const school = await TestSchool.make()
  const office = await school.member('office')
  const classId = await newClass(school.inside)
  const typed = { childId: uuidv7(), firstName: '', lastName: 'Chen', birthDate: '2999-01-01', classId }
  const answer = await office.act(admit, typed, '/people/children/new', { headers: { 'accept-language': 'zh-CN' } })
  expect([answer.status, errorsOf(answer.data)]).toEqual([422, { firstName: ['请填写此项。'] }])
  expect(answer.data).toMatchObject({ submission: { initialValue: { lastName: 'Chen' } } })
  expect(errorsOf((await office.act(admit, { ...typed, firstName: 'Mia' })).data)).toEqual({
    birthDate: ['This day is still to come.'],
  })
  const foreign = { ...typed, firstName: 'Mia', birthDate: '', classId: uuidv7() }
  expect(errorsOf((await office.act(admit, foreign)).data)).toEqual({ classId: ['Please choose.'] })
})

test('what is no id, another school’s or another class’s is not found', async () => {
  const school = await TestSchool.make()
  const other = await TestSchool.make()
  const [own, theirs] = [await newClass(school.inside, 'Own'), await newClass(school.inside, 'Theirs')]
  const teacher = await school.as(await newTeacher(school.inside, [own]))
  const mine = await newChild(school.inside, own)
  const ids = [
    'nonsense',
    uuidv7(),
    await newChild(school.inside, theirs),
    await newChild(other.inside, await newClass(other.inside)),
  ]
  for (const childId of ids) {
    expect((await teacher.load(child, '/', { params: { childId } })).status).toBe(404)
    expect((await teacher.act(childSheet, {}, '/', { params: { childId } })).status).toBe(404)
  }
  for (const classId of [theirs, 'nonsense'])
    expect((await teacher.act(classSheet, {}, '/', { params: { classId } })).status).toBe(404)
  const seen = await teacher.load(child, '/', { params: { childId: mine } })
  expect(seen).toMatchObject({ status: 200, data: { office: false, child: { id: mine }, classes: [] } })
  expect((await teacher.load(children)).data).toMatchObject({ children: [{ id: mine }] })
})

test('a teacher sees children of their class, and no address of a family', async () => {
  const school = await TestSchool.make()
  const classId = await newClass(school.inside)
  const childId = await newChild(school.inside, classId)
  await newGuardian(school.inside, childId, 'lin@example.org')
  const teacher = await school.as(await newTeacher(school.inside, [classId]))
  const page = await teacher.load(child, '/', { params: { childId } })
  expect(JSON.stringify(page.data)).not.toContain('lin@example.org')
  const office = await school.member('office')
  expect(JSON.stringify((await office.load(child, '/', { params: { childId } })).data)).toContain('lin@example.org')
})

test('teachers and guardians are kept from what is the office’s', async () => {
  const school = await TestSchool.make()
  const classId = await newClass(school.inside)
  const childId = await newChild(school.inside, classId)
  const teacher = await school.as(await newTeacher(school.inside, [classId]))
  const guardian = await school.member('guardian')
  for (const reader of [teacher, guardian]) {
    expect((await reader.load(staff)).status).toBe(403)
    expect((await reader.act(leaving, { lastDay: school.inside.today() }, '/', { params: { childId } })).status).toBe(
      403,
    )
    expect((await reader.act(openClass, { classId: uuidv7(), name: 'X', schoolYear: '2026/27' })).status).toBe(403)
  }
  expect((await guardian.load(children)).status).toBe(403)
  expect((await childOf(school.inside, childId)).leftOn).toBeNull()
})

test('a guardian is added with exactly the rights that are switched on, and ended with a way back', async () => {
  const school = await TestSchool.make()
  const office = await school.member('office')
  const childId = await newChild(school.inside, await newClass(school.inside))
  const fields = {
    memberId: uuidv7(),
    name: 'Lin Chen',
    relation: 'mother',
    email: 'lin@example.org',
    phone: '',
    maySee: 'on',
    mayPickUp: 'on',
  }
  expect((await office.act(addGuardian, fields, '/', { params: { childId } })).location).toBe(
    `/people/children/${childId}`,
  )
  const [added] = await guardiansOfChild(school.inside, childId)
  expect(added).toMatchObject({ maySee: true, mayMessage: false, mayPickUp: true, mayDecide: false, mayPay: false })
  const bad = await office.act(
    addGuardian,
    { ...fields, memberId: uuidv7(), email: 'lin@example', phone: 'call me' },
    '/',
    { params: { childId } },
  )
  expect(errorsOf(bad.data)).toEqual({
    email: ['This does not look like an e-mail address.'],
    phone: ['This does not look like a phone number.'],
  })
  const guardianshipId = added?.guardianshipId ?? ''
  expect((await office.act(endGuardian, {}, '/', { params: { guardianshipId } })).location).toBe(
    `/people/children/${childId}?ended=${guardianshipId}`,
  )
  expect((await office.load(child, `/?ended=${guardianshipId}`, { params: { childId } })).data).toMatchObject({
    guardians: [],
    ended: { name: 'Lin Chen' },
  })
})

test('a class name that is taken is said at the name', async () => {
  const school = await TestSchool.make()
  const office = await school.member('office')
  const fields = { classId: uuidv7(), name: 'Bees', schoolYear: '2026/27' }
  expect((await office.act(openClass, fields)).status).toBe(302)
  expect((await office.act(openClass, fields)).status).toBe(302)
  expect(errorsOf((await office.act(openClass, { ...fields, classId: uuidv7() })).data)).toEqual({
    name: ['There is one of that name in this school year.'],
  })
})

test('the office neither makes an owner nor gets hold of an owner’s invitation', async () => {
  const school = await TestSchool.make()
  const owner = await school.member('owner')
  const office = await school.member('office')
  const fields = { memberId: uuidv7(), name: 'Nora', role: 'owner', email: 'nora@example.org' }
  expect((await office.act(addStaff, fields)).status).toBe(403)
  expect((await owner.act(addStaff, fields)).status).toBe(302)
  const params = { memberId: fields.memberId }
  expect((await office.act(inviteLink, {}, '/', { params })).status).toBe(403)
  expect(
    (await office.act(changeStaff, { name: 'Nora', role: 'owner', email: 'mine@example.org' }, '/', { params })).status,
  ).toBe(403)
  expect((await owner.act(inviteLink, {}, '/', { params })).data).toMatchObject({
    href: expect.stringContaining('/invitation/'),
  })
})

test('the last owner is told at the role', async () => {
  const school = await TestSchool.make()
  const owner = await school.member('owner')
  const answer = await owner.act(changeStaff, { name: 'Olive', role: 'teacher' }, '/', {
    params: { memberId: owner.memberId },
  })
  expect([answer.status, Object.keys(errorsOf(answer.data))]).toEqual([422, ['role']])
  expect(await staffOf(school.inside)).toMatchObject([{ role: 'owner' }])
})
