import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { type Answer, TestSchool } from '#app/platform/test-context.ts'
import { tagsByChild, tagsOf } from '#tenants/people/tags.server.ts'
import { newChild, newClass, newTeacher } from '#tenants/people/test-people.ts'
import { loader as child } from '../child.tsx'
import { loader as children } from '../children.tsx'
import { action as archiving } from './archiving.ts'
import { action as tagging } from './child-tagging.ts'
import { action as marking } from './marking.tsx'
import { action as merging } from './merging.ts'
import { action as make } from './new-tag.tsx'
import { action as restoring } from './restoring.ts'
import { action as change } from './tag.tsx'

let school: TestSchool
let office: Awaited<ReturnType<TestSchool['member']>>
let mia: string
let jo: string
beforeEach(async () => {
  school = await TestSchool.make()
  office = await school.member('office')
  const bees = await newClass(school.inside, 'Bees')
  mia = await newChild(school.inside, bees)
  jo = await newChild(school.inside, bees, 'Jo')
})

const refusal = ({ data }: Answer) =>
  (data as { submission: { error: Record<string, string[]>; initialValue: Record<string, unknown> } }).submission

async function newTag(name: string): Promise<string> {
  const tagId = randomUUID()
  expect((await office.act(make, { tagId, name, colour: 'teal' })).status).toBe(302)
  return tagId
}

test('a second one of the name is refused in words, with what was typed', async () => {
  const tagId = await newTag('Bus A')
  const answer = await office.act(make, { tagId: randomUUID(), name: 'ＢＵＳ a', colour: 'rose' })
  expect(answer.status).toBe(422)
  expect(refusal(answer).error.name?.[0]).toContain('already')
  expect(refusal(answer).initialValue).toMatchObject({ name: 'ＢＵＳ a', colour: 'rose' })
  const other = await newTag('Bus B')
  const renamed = await office.act(change, { name: 'bus a', colour: 'teal' }, `/people/tags/${other}`, {
    params: { tagId: other },
  })
  expect([renamed.status, Object.keys(refusal(renamed).error)]).toEqual([422, ['name']])
  expect(await tagsOf(school.inside)).toMatchObject([{ id: tagId, name: 'Bus A' }, { name: 'Bus B' }])
})

test.each([
  ['name', { name: ' ' }],
  ['name', { name: 'x'.repeat(41) }],
  ['colour', { colour: '#ff0000' }],
])('%s is told what is wrong', async (field, fields) => {
  const answer = await office.act(make, { tagId: randomUUID(), name: 'Bus A', colour: 'teal', ...fields })
  expect([answer.status, Object.keys(refusal(answer).error)]).toEqual([422, [field]])
  expect(refusal(answer).error[field]?.[0]).not.toMatch(/^[a-z_]+\./)
})

test('put on many it says for whom that made a difference, and just that can be taken back', async () => {
  const tagId = await newTag('Bus A')
  await office.act(tagging, { tagId, on: 'on' }, '', { params: { childId: mia } })
  const done = await office.act(marking, { tagId, on: 'on', childIds: [mia, jo] })
  expect(done.data).toMatchObject({ on: 'on', children: [{ id: jo }] })
  await office.act(marking, { tagId, on: 'off', childIds: [jo] })
  expect([...(await tagsByChild(school.inside)).keys()]).toEqual([mia])
  const nobody = await office.act(marking, { tagId, on: 'on' })
  expect([nobody.status, Object.keys(refusal(nobody).error)]).toEqual([422, ['childIds']])
})

test('the list and the child’s page show tags; archived ones do not show until they are back', async () => {
  const tagId = await newTag('Bus A')
  await office.act(tagging, { tagId, on: 'on' }, '', { params: { childId: mia } })
  const shown = async () => [
    ((await office.load(children)).data as { children: { id: string; tags: object[] }[] }).children.find(
      ({ id }) => id === mia,
    )?.tags.length,
    ((await office.load(child, '', { params: { childId: mia } })).data as { tags: object[] }).tags.length,
  ]
  expect(await shown()).toEqual([1, 1])
  expect((await office.act(archiving, {}, '', { params: { tagId } })).location).toBe(`/people/tags?archived=${tagId}`)
  expect(await shown()).toEqual([0, 0])
  await office.act(restoring, {}, '', { params: { tagId } })
  expect(await shown()).toEqual([1, 1])
})

test('only the office changes tags, and only those of its school', async () => {
  const tagId = await newTag('Bus A')
  const elsewhere = await TestSchool.make()
  const stranger = await elsewhere.member('office')
  const teacher = await school.as(await newTeacher(school.inside, []))
  for (const [action, fields, params] of [
    [change, { name: 'Mine', colour: 'teal' }, { tagId }],
    [archiving, {}, { tagId }],
    [restoring, {}, { tagId }],
    [merging, { intoId: randomUUID() }, { tagId }],
    [marking, { tagId, on: 'on', childIds: [mia] }, {}],
    [tagging, { tagId, on: 'on' }, { childId: mia }],
  ] as const) {
    expect((await teacher.act(action, { ...fields }, '', { params })).status).toBe(403)
    expect((await stranger.act(action, { ...fields }, '', { params })).status).toBe(404)
  }
})
