import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { children, enrolments } from '#db/schema/children.ts'
import { admitChild } from '#tenants/people/children.server.ts'
import { spellNames } from '#tenants/people/directory/spelt.server.ts'
import { addGuardian, endGuardianship, guardiansOfChild } from '#tenants/people/guardians.server.ts'
import { as, everyRight, newChild, newClass, newGuardian, newSchool, newTeacher } from '#tenants/people/test-people.ts'
import { isFound } from './child-groups.ts'
import { directory, listedChildren, searched, wholeList } from './listed-children.server.ts'

test('a teacher finds the children of their classes with those guardians, and no other family', async () => {
  const { school, owner } = await newSchool()
  const [own, other] = [await newClass(owner, 'Own'), await newClass(owner, 'Other')]
  const mia = uuidv7()
  await admitChild(owner, mia, { firstName: '小明', lastName: '王' }, own)
  await addGuardian(owner, mia, uuidv7(), { name: '单丽', relation: 'mother', rights: everyRight, contact: {} })
  await newGuardian(owner, await newChild(owner, other, 'Ben'))
  const teacher = as(school, 'teacher', await newTeacher(owner, [own]))
  const found = async (reader: typeof owner, typed: string) =>
    (await listedChildren(reader)).filter(child => isFound(child, typed)).map(child => child.firstName)
  for (const typed of ['wxm', 'wangxiao', 'shanli', '单']) expect(await found(teacher, typed), typed).toEqual(['小明'])
  expect(await found(owner, 'greta')).toEqual(['Ben'])
  expect(await found(teacher, 'greta')).toEqual([])
  expect(JSON.stringify(await listedChildren(teacher))).not.toContain('Greta')
})

test('a guardian whose time has ended finds nobody any more', async () => {
  const { owner } = await newSchool()
  const mia = await newChild(owner, await newClass(owner))
  await newGuardian(owner, mia)
  expect(await listedChildren(owner)).toMatchObject([
    { guardians: [{ name: 'Greta Guardian', relation: 'mother' }], joined: 0 },
  ])
  for (const { guardianshipId } of await guardiansOfChild(owner, mia)) await endGuardianship(owner, guardianshipId)
  expect(await listedChildren(owner)).toMatchObject([{ guardians: [], joined: 0 }])
})

test('a list of more than three hundred comes by the letter, and is searched where it is', async () => {
  const { owner, school } = await newSchool()
  const classId = await newClass(owner)
  const ids = Array.from({ length: wholeList + 1 }, () => uuidv7())
  await school.write(async tx => {
    await tx
      .insert(children)
      .values(
        ids.map((id, index) => ({ id, firstName: index < 100 ? `Anna${index}` : `Ben${index}`, lastName: 'Maier' })),
      )
    await tx.insert(enrolments).values(ids.map(childId => ({ childId, classId, startsOn: '2026-01-01' })))
  })
  await admitChild(owner, uuidv7(), { firstName: '小明', lastName: '王' }, await newClass(owner, 'Other'))
  await spellNames(school)
  const at = (query: string) =>
    directory({ school: owner, url: new URL(`http://x.localhost/people${query}`), locale: 'en' })
  const first = await at('')
  expect([first.total, first.letters, first.children.length]).toEqual([
    wholeList + 2,
    { all: ['A', 'B', 'W'], at: 'A' },
    100,
  ])
  expect((await at('?letter=W')).children).toMatchObject([{ lastName: '王' }])
  expect((await at('?letter=Q')).letters?.at).toBe('A')
  expect((await at(`?class=${classId}&letter=B`)).children).toHaveLength(wholeList - 99)
  expect(await searched(owner, 'xiaoming')).toMatchObject({ children: [{ lastName: '王' }], staff: [] })
  expect(await searched(owner, 'olive')).toMatchObject({
    children: [],
    staff: [{ name: 'Olive Owner', role: 'owner' }],
  })
})
