import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { childTags, tags } from '#db/schema/tags.ts'
import type { School } from '../school.server.ts'
import { tagKeyOf } from './tag-name.ts'
import {
  archiveTag,
  changeTag,
  makeTag,
  mergeTag,
  restoreTag,
  tagChildren,
  tagOf,
  tagsByChild,
  tagsOf,
} from './tags.server.ts'
import { as, newChild, newClass, newGuardian, newSchool, newTeacher, problemOf, problemsOf } from './test-people.ts'

let school: School
let office: School
let bees: string
let mia: string
beforeEach(async () => {
  const made = await newSchool()
  school = made.school
  office = made.owner
  bees = await newClass(school, 'Bees')
  mia = await newChild(school, bees)
})

async function newTag(name: string): Promise<string> {
  const id = randomUUID()
  await makeTag(office, { id, name, colour: 'teal' })
  return id
}
const wearers = async (tagId: string, by = office) =>
  (await by.read(q => q.select({ id: childTags.childId }).from(childTags).where(eq(childTags.tagId, tagId))))
    .map(({ id }) => id)
    .sort()

describe('a name', () => {
  test('is taken whatever its case, width and spaces', async () => {
    const id = await newTag(' Bus  A ')
    expect((await tagsOf(office)).map(({ name }) => name)).toEqual(['Bus A'])
    for (const same of ['bus a', 'BUS A', 'Ｂｕｓ　Ａ', 'Bus  A'])
      expect(await problemOf(newTag(same)), same).toBe('conflict')
    const other = await newTag('Bus B')
    expect(await problemOf(changeTag(office, other, { name: 'ＢＵＳ　a', colour: 'rose' }))).toBe('conflict')
    await changeTag(office, id, { name: 'BUS A', colour: 'rose' })
    expect(await tagOf(office, id)).toMatchObject({ name: 'BUS A', colour: 'rose' })
  })

  test('is taken by one out of use as well', async () => {
    await archiveTag(office, await newTag('Swimming'))
    expect(await problemOf(newTag('swimming'))).toBe('conflict')
  })

  test('is given once when two want it at once, and once when one asks twice', async () => {
    expect((await problemsOf([newTag('Early care'), newTag('early care')])).sort()).toEqual(['conflict', 'none'])
    const [one, two] = [await newTag('One'), await newTag('Two')]
    const rename = (id: string) => changeTag(office, id, { name: 'Same', colour: 'blue' })
    expect((await problemsOf([rename(one), rename(two)])).sort()).toEqual(['conflict', 'none'])
    const id = randomUUID()
    const same = () => makeTag(office, { id, name: 'Twice', colour: 'blue' })
    expect(await problemsOf([same(), same()])).toEqual(['none'])
  })

  test.each([
    ['游泳', '游泳 '],
    ['ﾊﾞｽ', 'バス'],
    ['Ⅳ', 'IV'],
  ])('%s and %s are one', (one, other) => expect(tagKeyOf(one)).toBe(tagKeyOf(other)))
})

describe('on children', () => {
  test('is put on and taken off, and says for whom that made a difference', async () => {
    const jo = await newChild(school, bees, 'Jo')
    const tag = await newTag('Bus A')
    expect(await tagChildren(office, tag, [mia], true)).toEqual([mia])
    expect(await tagChildren(office, tag, [mia, jo, jo], true)).toEqual([jo])
    expect(await wearers(tag)).toEqual([mia, jo].sort())
    expect(await tagChildren(office, tag, [jo], false)).toEqual([jo])
    expect(await tagChildren(office, tag, [jo], false)).toEqual([])
    expect(await tagsByChild(office)).toEqual(new Map([[mia, [{ id: tag, name: 'Bus A', colour: 'teal' }]]]))
    expect(await tagOf(office, tag)).toMatchObject({ children: 1 })
  })

  test('with an unknown child nobody is changed', async () => {
    const tag = await newTag('Bus A')
    const elsewhere = await newSchool()
    const stranger = await newChild(elsewhere.school, await newClass(elsewhere.school))
    for (const childId of [randomUUID(), stranger])
      expect(await problemOf(tagChildren(office, tag, [mia, childId], true))).toBe('not_found')
    expect(await problemOf(tagChildren(elsewhere.owner, tag, [stranger], true))).toBe('not_found')
    expect(await wearers(tag)).toEqual([])
  })

  test('out of use it is kept, not shown and not put on any more, until it is back', async () => {
    const jo = await newChild(school, bees, 'Jo')
    const tag = await newTag('Bus A')
    await tagChildren(office, tag, [mia], true)
    for (let time = 0; time < 2; time++) await archiveTag(office, tag)
    expect(await tagsByChild(office)).toEqual(new Map())
    expect(await problemOf(tagChildren(office, tag, [jo], true))).toBe('conflict')
    await restoreTag(office, tag)
    expect(await wearers(tag)).toEqual([mia])
  })

  test('is seen by the child’s teachers, not by other teachers, and by no guardian', async () => {
    const tag = await newTag('Speech therapy')
    await tagChildren(office, tag, [mia], true)
    const frogs = await newClass(school, 'Frogs')
    const teacher = as(school, 'teacher', await newTeacher(school, [bees]))
    const other = as(school, 'teacher', await newTeacher(school, [frogs]))
    const guardian = as(school, 'guardian', await newGuardian(school, mia))
    expect([...(await tagsByChild(teacher)).keys()]).toEqual([mia])
    expect(await tagsByChild(other)).toEqual(new Map())
    expect(await tagsByChild(guardian)).toEqual(new Map())
    expect(await tagsOf(guardian)).toEqual([])
    expect((await tagsOf(other)).map(each => each.children)).toEqual([0])
    expect(await guardian.read(q => q.select().from(childTags))).toEqual([])
  })

  test('is for the office to change', async () => {
    const [tag, into] = [await newTag('Bus A'), await newTag('Bus B')]
    const teacher = as(school, 'teacher', await newTeacher(school, [bees]))
    for (const attempt of [
      () => tagChildren(teacher, tag, [mia], true),
      () => changeTag(teacher, tag, { name: 'Mine', colour: 'blue' }),
      () => archiveTag(teacher, tag),
      () => mergeTag(teacher, tag, into),
    ])
      expect(await problemOf(attempt())).toBe('not_found')
    await expect(makeTag(teacher, { id: randomUUID(), name: 'Mine', colour: 'blue' })).rejects.toThrow()
  })
})

describe('merged', () => {
  test('its children have the other, each once, and its name is free', async () => {
    const jo = await newChild(school, bees, 'Jo')
    const [tag, into] = [await newTag('Bus a.'), await newTag('Bus A')]
    await tagChildren(office, tag, [mia, jo], true)
    await tagChildren(office, into, [jo], true)
    for (let time = 0; time < 2; time++) await mergeTag(office, tag, into)
    expect(await wearers(into)).toEqual([mia, jo].sort())
    expect((await tagsOf(office)).map(({ name }) => name)).toEqual(['Bus A'])
    for (const attempt of [
      () => tagChildren(office, tag, [mia], true),
      () => changeTag(office, tag, { name: 'Back', colour: 'blue' }),
      () => restoreTag(office, tag),
      () => mergeTag(office, into, tag),
    ])
      expect(await problemOf(attempt())).toBe('not_found')
    await newTag('Bus a.')
  })

  test('into itself or into what is not there nothing changes', async () => {
    const tag = await newTag('Bus A')
    expect(await problemOf(mergeTag(office, tag, tag))).toBe('conflict')
    const nowhere = randomUUID()
    for (const [from, into] of [
      [tag, nowhere],
      [nowhere, tag],
      [nowhere, nowhere],
    ] as const)
      expect(await problemOf(mergeTag(office, from, into))).toBe('not_found')
    expect(await school.read(q => q.select({ into: tags.mergedInto }).from(tags))).toEqual([{ into: null }])
  })
})
