import { eq, sql } from 'drizzle-orm'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { children, enrolments } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { nameParts } from '#db/schema/name-parts.ts'
import { superuserUrl } from '#db/test-database.ts'
import type { School } from '../../school.server.ts'
import { admitChild, correctChild, releaseChild } from '../children.server.ts'
import { addGuardian, endGuardianship, guardiansOfChild } from '../guardians.server.ts'
import { addStaff, changeStaff } from '../staff.server.ts'
import { as, everyRight, newChild, newClass, newGuardian, newSchool, newTeacher } from '../test-people.ts'
import { partsOf, wordsOf } from './parts.ts'
import { foundBy, mostFound } from './search.server.ts'
import { spellNames } from './spelt.server.ts'

const foundIds = async (school: School, typed: string) => (await foundBy(school, typed)).childIds

test('a name is found by whatever is in it', () => {
  expect(partsOf(['Zoë Li', 'li'])).toEqual(['zoe', 'oe', 'e', 'li', 'i'])
  expect(partsOf(['Łæ'])).toEqual(['lae', 'ae', 'e'])
  expect(partsOf(['王小明'])).toEqual(['王小明', '小明', '明'])
  expect(partsOf(['', ' '])).toEqual([])
  expect(wordsOf('  LI  li Zoë ')).toEqual(['li', 'zoe'])
})

test('children are found by parts of their names and of a guardian’s, as written and as typed, from the moment they are in', async () => {
  const { owner } = await newSchool()
  const classId = await newClass(owner)
  const [mia, ming] = [uuidv7(), uuidv7()]
  await admitChild(owner, mia, { firstName: 'Elisabeth', lastName: 'Berg', callName: 'Lisa' }, classId)
  await admitChild(owner, ming, { firstName: '小明', lastName: '王' }, classId)
  await addGuardian(owner, ming, uuidv7(), { name: '单丽', relation: 'mother', rights: everyRight, contact: {} })
  await addGuardian(owner, mia, uuidv7(), { name: 'Zoë Sánchez', relation: 'mother', rights: everyRight, contact: {} })
  for (const typed of ['lis', 'berg eli', 'LISA', 'sanchez', 'zoe berg', 'beth'])
    expect(await foundIds(owner, typed), typed).toEqual([mia])
  for (const typed of ['wxm', 'wangxiao', 'xiaoming', '明', '小', 'shanli', '单', '王 丽'])
    expect(await foundIds(owner, typed), typed).toEqual([ming])
  for (const typed of ['', ' ', 'x%', 'lisa wang', '%', '_']) expect(await foundIds(owner, typed), typed).toEqual([])
  const [guardian] = await guardiansOfChild(owner, mia)
  await endGuardianship(owner, guardian?.guardianshipId ?? '')
  expect(await foundIds(owner, 'sanchez')).toEqual([])
})

test('a new name is found and the old one no longer, whoever wrote it', async () => {
  const { owner, school } = await newSchool()
  const mia = await newChild(owner, await newClass(owner))
  await correctChild(owner, mia, { firstName: 'Mira', lastName: 'Chen' })
  expect([await foundIds(owner, 'mia'), await foundIds(owner, 'mira')]).toEqual([[], [mia]])
  await school.write(tx => tx.update(children).set({ firstName: 'Nora' }).where(eq(children.id, mia)))
  expect([await foundIds(owner, 'mira'), await foundIds(owner, 'nora')]).toEqual([[], []])
  await spellNames(school)
  await spellNames(school)
  expect(await foundIds(owner, 'nora')).toEqual([mia])
  const parts = await school.read(q => q.select().from(nameParts).where(eq(nameParts.childId, mia)))
  expect(new Set(parts.map(({ part }) => part)).size).toBe(parts.length)
})

test('staff are found too, guardians as such are not, and who has left is not', async () => {
  const { owner, school } = await newSchool()
  const classId = await newClass(owner)
  const mia = await newChild(owner, classId)
  await newGuardian(owner, mia)
  const tess = await addStaff(owner, uuidv7(), { name: 'Tess Holm', role: 'teacher', classIds: [classId], contact: {} })
  expect((await foundBy(owner, 'holm')).staff).toEqual([{ id: tess, name: 'Tess Holm', role: 'teacher' }])
  expect((await foundBy(owner, 'greta')).staff).toEqual([])
  await changeStaff(owner, tess, { name: 'Tess Lund', role: 'teacher', classIds: [] })
  expect([(await foundBy(owner, 'holm')).staff, (await foundBy(owner, 'lund')).staff]).toMatchObject([
    [],
    [{ id: tess }],
  ])
  await school.write(tx => tx.update(members).set({ leftAt: new Date() }).where(eq(members.id, tess)))
  expect((await foundBy(owner, 'lund')).staff).toEqual([])
  await school.write(tx => tx.update(enrolments).set({ startsOn: '2026-01-01' }))
  await releaseChild(owner, mia, '2026-05-04')
  expect(await foundIds(owner, 'mia')).toEqual([])
})

test('each finds whom they see, and no other school’s people', async () => {
  const [{ owner, school }, other] = [await newSchool(), await newSchool()]
  const [own, next] = [await newClass(owner, 'Own'), await newClass(owner, 'Next')]
  const mia = await newChild(owner, own)
  await newChild(owner, next)
  await newChild(other.owner, await newClass(other.owner))
  const teacher = as(school, 'teacher', await newTeacher(owner, [own]))
  expect(await foundIds(teacher, 'mia')).toEqual([mia])
  expect(await foundIds(owner, 'mia')).toHaveLength(2)
  const guardian = as(school, 'guardian', await newGuardian(owner, mia))
  expect(await foundBy(guardian, 'mia')).toEqual({ childIds: [], staff: [] })
})

test('among two thousand children the index of the school’s parts is asked, and the answer stays short', async () => {
  const { owner, school } = await newSchool()
  const classId = await newClass(owner)
  const ids = Array.from({ length: 2_000 }, () => uuidv7())
  await school.write(async tx => {
    for (let from = 0; from < ids.length; from += 500)
      await tx
        .insert(children)
        .values(
          ids.slice(from, from + 500).map((id, index) => ({ id, firstName: `Anna${from + index}`, lastName: 'Maier' })),
        )
    await tx.insert(enrolments).values(ids.map(childId => ({ childId, classId, startsOn: '2026-01-01' })))
  })
  await spellNames(school)
  const superuser = new pg.Client({ connectionString: superuserUrl() })
  await superuser.connect()
  await superuser.query('analyze name_parts; analyze children; analyze guardianships')
  await superuser.end()
  expect(await foundIds(owner, 'anna1999')).toEqual([ids[1999]])
  expect(await foundIds(owner, 'anna')).toHaveLength(mostFound)
  const { rows } = await owner.read(q =>
    q.execute<{ 'QUERY PLAN': string }>(
      sql`explain select p.child_id from name_parts p where p.school_id = (select nullif(current_setting('app.school_id', true), '')::uuid)
        and p.part >= ${'anna1999'} and p.part < ${'anna1999\u{10FFFF}'}`,
    ),
  )
  const plan = rows.map(row => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('name_parts_found')
  expect(plan).toMatch(/Index Cond: .*part >= /)
})
