import { expect, test } from 'vitest'
import { TestSchool } from '#app/platform/test-context.ts'
import { dueDay } from '#tenants/people/leaving/retention-rule.ts'
import { newChild, newClass } from '#tenants/people/test-people.ts'
import { action as hold } from './hold.ts'
import { loader as leavers } from './leavers.tsx'
import { action as leaving } from './leaving.ts'
import { action as lift } from './lifting.ts'
import { action as retention } from './retention.ts'

test('the office lists who has left, holds records back and sets how long they are kept', async () => {
  const school = await TestSchool.make({ country: 'DE' })
  const office = await school.member('office')
  const childId = await newChild(school.inside, await newClass(school.inside))
  const ask = { params: { childId } }
  const lastDay = school.inside.today()
  await office.act(leaving, { lastDay, because: 'moved_away' }, '/', ask)
  const listed = async () => (await office.load(leavers)).data
  expect(await listed()).toMatchObject({
    years: 3,
    leavers: [{ id: childId, leftOn: lastDay, leftBecause: 'moved_away', heldBecause: null }],
  })
  expect((await office.act(hold, { reason: ' ' }, '/', ask)).status).toBe(422)
  await office.act(hold, { reason: 'A court asks.' }, '/', ask)
  expect(await listed()).toMatchObject({ leavers: [{ heldBecause: 'A court asks.' }] })
  await office.act(lift, {}, '/', ask)
  await office.act(lift, {}, '/', ask)
  expect(await listed()).toMatchObject({ leavers: [{ heldBecause: null }] })
  expect((await office.act(retention, { years: '2' })).status).toBe(409)
  await office.act(retention, { years: '7' })
  const { years, leavers: rows } = (await listed()) as { years: number; leavers: { dueOn: string }[] }
  expect([years, rows[0]?.dueOn]).toEqual([7, dueDay(lastDay, 7)])
  expect((await (await school.member('teacher')).load(leavers)).status).toBe(403)
})
