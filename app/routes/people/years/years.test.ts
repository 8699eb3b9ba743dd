import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { TestSchool } from '#app/platform/test-context.ts'
import { enrolments } from '#db/schema/children.ts'
import { childrenOf } from '#tenants/people/children.server.ts'
import { newChild, newClass, newTeacher } from '#tenants/people/test-people.ts'
import { action as make } from './making.ts'
import { action as addYear } from './new-year.tsx'
import { action as undo } from './undoing.ts'
import { action as editYear, loader as yearPage } from './year.tsx'
import { loader as change, action as except } from './year-change.tsx'
import { loader as form, action as plan } from './year-plan.tsx'

async function planned() {
  const school = await TestSchool.make()
  const office = await school.member('office')
  const classId = await newClass(school.inside, '小班')
  const mia = await newChild(school.inside, classId, 'Mia')
  await newChild(school.inside, classId, 'Ben')
  await school.inside.write(tx => tx.update(enrolments).set({ startsOn: '2026-01-10' }))
  const changeId = uuidv7()
  const fields: Record<string, string> = {
    changeId,
    schoolYear: '2027/28',
    takesOn: school.inside.today(),
    'classes[0].id': classId,
    'classes[0].name': '中班',
    'classes[0].staff': 'on',
  }
  return { school, office, classId, mia, fields, params: { changeId } }
}

test('the office plans a change, keeps one child back, makes it and takes it back', async () => {
  const { school, office, mia, fields, params } = await planned()
  const at = `/people/year-changes/${fields.changeId}`
  const [first, second] = [await office.act(plan, fields), await office.act(plan, fields)]
  expect([first.location, second.location]).toEqual([at, at])
  expect((await office.act(except, { fates: `repeat:${mia}` }, at, { params })).location).toBe(at)
  const { data } = await office.load(change, at, { params })
  const { shown } = data as { shown: { classes: { moves: { name: string; to: string; fate: string }[] }[] } }
  expect(shown.classes[0]?.moves.map(({ name, to, fate }) => [name, to, fate])).toEqual([
    ['Ben Chen', '中班', 'go'],
    ['Mia Chen', '小班', 'repeat'],
  ])
  const classesNow = async () =>
    (await childrenOf(school.inside)).map(child => [child.firstName, child.classes.map(({ name }) => name).join()])
  expect((await office.act(make, {}, at, { params })).location).toBe(at)
  expect(await classesNow()).toEqual([
    ['Ben', '中班'],
    ['Mia', '小班'],
  ])
  expect((await office.load(change, at, { params })).data).toMatchObject({
    shown: { state: 'made', moving: 2, leaving: 0, undoable: true, contradictions: [] },
  })
  // What was made takes no exceptions any more.
  expect((await office.act(except, { fates: 'go' }, at, { params })).status).toBe(409)
  expect((await office.act(undo, {}, at, { params })).location).toBe(at)
  expect(await classesNow()).toEqual([
    ['Ben', '小班'],
    ['Mia', '小班'],
  ])
})

test('what is wrong is said at its field', async () => {
  const { office, fields } = await planned()
  const errors = async (changed: Record<string, string>) =>
    ((await office.act(plan, { ...fields, ...changed })).data as { submission: { error: unknown } }).submission.error
  expect(await errors({ 'classes[0].name': '' })).toEqual({ 'classes[0].name': ['Please fill this in.'] })
  expect(await errors({ takesOn: '2020-01-01' })).toEqual({
    takesOn: ['This day is over. Choose today or a later one.'],
  })
})

test('teachers do not change years; another school’s change is not found', async () => {
  const { school, office, classId, fields, params } = await planned()
  await office.act(plan, fields)
  const teacher = await school.as(await newTeacher(school.inside, [classId]))
  const other = await (await TestSchool.make()).member('office')
  expect((await teacher.load(form, '/')).status).toBe(403)
  expect((await teacher.act(make, {}, '/', { params })).status).toBe(403)
  expect((await other.load(change, '/', { params })).status).toBe(404)
  for (const action of [make, undo, except]) expect((await other.act(action, {}, '/', { params })).status).toBe(404)
})

test('a school year’s days are put right, and what is wrong with them is said at the field', async () => {
  const school = await TestSchool.make()
  const office = await school.member('office')
  const yearId = uuidv7()
  const year = { yearId, name: '2026/27', startsOn: '2026-09-01', endsOn: '2027-07-31' }
  expect((await office.act(addYear, year)).location).toBe('/people/classes')
  const errorsOf = (data: unknown) => (data as { submission: { error: unknown } }).submission.error
  const next = { yearId: uuidv7(), name: '2027/28', startsOn: '2027-07-01', endsOn: '2028-06-30' }
  const overlapping = await office.act(addYear, next)
  expect([overlapping.status, errorsOf(overlapping.data)]).toEqual([
    422,
    { startsOn: [expect.stringMatching(/^These days overlap with 2026\/27 \(.+2026.* to .+2027.*\)\.$/)] },
  ])
  const ask = { params: { yearId } }
  const turned = await office.act(editYear, { ...year, endsOn: '2026-08-31' }, '/', ask)
  expect(errorsOf(turned.data)).toEqual({ endsOn: ['The last day comes before the first.'] })
  await office.act(editYear, { ...year, endsOn: '2027-06-30' }, '/', ask)
  expect((await office.load(yearPage, '/', ask)).data).toMatchObject({ year: { endsOn: '2027-06-30', classes: 0 } })
  expect((await (await TestSchool.make()).stranger.load(yearPage, '/', ask)).status).toBe(302)
})
