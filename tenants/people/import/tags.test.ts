import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { childrenOf } from '../children.server.ts'
import { archiveTag, changeTag, makeTag, mergeTag, tagChildren, tagsByChild, tagsOf } from '../tags.server.ts'
import { newChild, newClass, newSchool, problemOf } from '../test-people.ts'
import { makeImport } from './making.server.ts'
import { csv, made, preview, taken, unnamed } from './test-roster.ts'
import { undoImport } from './undoing.server.ts'

const header = 'First name,Last name,Tags'

/** A school with the tag 'Bus A', and what can be asked about its tags. */
async function schoolWithTag() {
  const { school, owner } = await newSchool()
  const busId = uuidv7()
  await makeTag(owner, { id: busId, name: 'Bus A', colour: 'rose' })
  const names = async () => (await tagsOf(owner)).map(({ name, children }) => `${name}: ${children}`)
  const tagId = async (wanted: string) => (await tagsOf(owner)).find(({ name }) => name === wanted)?.id ?? ''
  const childId = async (wanted: string) =>
    (await childrenOf(school)).find(({ firstName }) => firstName === wanted)?.id ?? ''
  return { school, owner, busId, names, tagId, childId }
}

test('tags that are there are put on, others are made, each once', async () => {
  const { owner, names, childId } = await schoolWithTag()
  const importId = await taken(
    owner,
    csv(header, 'Mia,Chen,ＢＵＳ ａ; Swimming', 'Ben,Li,swimming/late bus', 'Eva,Li,'),
  )
  const { match, obstacle } = await preview(owner, importId)
  expect(obstacle).toBeNull()
  expect(match?.tags.map(({ name, standing }) => [name, standing])).toEqual([
    ['Bus A', 'in_use'],
    ['Swimming', 'new'],
    ['late bus', 'new'],
  ])
  await makeImport(owner, importId, unnamed)
  expect(await names()).toEqual(['Bus A: 1', 'Swimming: 2', 'late bus: 1'])
  const worn = await tagsByChild(owner)
  expect(worn.get(await childId('Mia'))?.map(({ name }) => name)).toEqual(['Bus A', 'Swimming'])
  expect(worn.get(await childId('Eva'))).toBeUndefined()
})

test('an archived tag is a problem of its row; archived after the look, nothing is made', async () => {
  const { school, owner, busId, names } = await schoolWithTag()
  const importId = await taken(owner, csv(header, 'Mia,Chen,bus a', 'Ben,Li,swimming'))
  await archiveTag(owner, busId)
  const { match, obstacle, problems } = await preview(owner, importId)
  expect([obstacle, match?.newcomers.length, problems]).toEqual([
    'problems',
    1,
    [{ line: 2, column: 2, field: 'tags', kind: 'tag_archived', written: 'Bus A' }],
  ])
  expect(await problemOf(makeImport(owner, importId, unnamed))).toBe('conflict')
  expect([await childrenOf(school), await names()]).toEqual([[], ['Bus A: 0']])
})

test('two files at once that name one new tag make it once', async () => {
  const { owner, names } = await schoolWithTag()
  const files = await Promise.all([
    taken(owner, csv(header, 'Mia,Chen,Swim')),
    taken(owner, csv(header, 'Ben,Li,swim')),
  ])
  await Promise.all(files.map(id => makeImport(owner, id, unnamed)))
  expect((await names()).map(each => each.toLowerCase())).toEqual(['bus a: 0', 'swim: 2'])
})

test('undoing takes away the tags that it made and nobody uses', async () => {
  const { school, owner, names } = await schoolWithTag()
  const importId = await made(owner, csv(header, 'Mia,Chen,bus a; swimming'))
  await undoImport(owner, importId)
  expect([await childrenOf(school), await names()]).toEqual([[], ['Bus A: 0']])
})

test('undoing leaves tags that somebody changed, gave to another child, or merged', async () => {
  const { school, owner, names, tagId } = await schoolWithTag()
  const other = await newChild(school, await newClass(school), 'Old')
  const importId = await made(owner, csv(header, 'Mia,Chen,given; renamed; left; merged; target', 'Ben,Li,left'))
  await tagChildren(owner, await tagId('given'), [other], true)
  await changeTag(owner, await tagId('renamed'), { name: 'New name', colour: 'blue' })
  const [merged, target] = [await tagId('merged'), await tagId('target')]
  await mergeTag(owner, merged, target)
  await undoImport(owner, importId)
  expect(await names()).toEqual(['Bus A: 0', 'New name: 0', 'given: 1', 'target: 0'])
})
