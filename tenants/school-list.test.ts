import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { schoolParts } from '#db/schema/figures.ts'
import { schoolDomains, schoolFigures, schools } from '#db/schema/platform.ts'
import type { SchoolTrouble } from '#db/school-states.ts'
import { insertSchool } from '#db/test-school.ts'
import { listSchools, type SchoolFilter, schoolsPerPage } from './school-list.server.ts'

const everything: SchoolFilter = { search: '', state: null, plan: null, trouble: null }
const list = (filter: Partial<SchoolFilter>, page = 1) => listSchools({ ...everything, ...filter }, page)
const namesOf = async (filter: Partial<SchoolFilter>) => (await list(filter)).rows.map(school => school.name)
const newMark = () => crypto.randomUUID().slice(0, 8)
const write = <Result>(work: Parameters<typeof runTransaction<Result>>[2]) =>
  runTransaction('platform', { readOnly: false }, work)

test('finds by part of a name, whatever signs are in it, by address, state and plan', async () => {
  const mark = newMark()
  const first = await insertSchool({ name: `Sonne 100%_${mark}` })
  await insertSchool({ name: `Mond 100xx${mark}`, state: 'active', plan: 'basic' })
  expect(await namesOf({ search: `100%_${mark}` })).toEqual([first.name])
  expect(await namesOf({ search: mark.toUpperCase() })).toHaveLength(2)
  expect(await namesOf({ search: mark, state: 'active' })).toEqual([`Mond 100xx${mark}`])
  expect(await namesOf({ search: mark, plan: 'basic' })).toEqual([`Mond 100xx${mark}`])
  expect(await namesOf({ search: mark, plan: 'plus' })).toEqual([])
  expect(await namesOf({ search: first.slug.slice(3) })).toEqual([first.name])
})

test('finds Chinese names by two signs, and a school by a domain as long as it claims it', async () => {
  const mark = newMark()
  const { id, name } = await insertSchool({ name: `${mark}青禾幼儿园` })
  expect((await list({ search: '禾幼' })).rows.map(school => school.id)).toContain(id)
  const hostname = `kita-${mark}.example.org`
  await write(q => q.insert(schoolDomains).values({ schoolId: id, hostname, token: 'x' }))
  expect(await namesOf({ search: `ta-${mark}.EX` })).toEqual([name])
  await write(q => q.delete(schoolDomains).where(eq(schoolDomains.schoolId, id)))
  expect(await namesOf({ search: `ta-${mark}.ex` })).toEqual([])
})

test('a school is found by its new name alone, and nothing of it is left when it is deleted', async () => {
  const [before, after] = [newMark(), newMark()]
  const { id } = await insertSchool({ name: before })
  await write(q => q.insert(schoolDomains).values({ schoolId: id, hostname: `${before}.example`, token: 'x' }))
  await write(q => q.update(schools).set({ name: after }).where(eq(schools.id, id)))
  await write(q => q.delete(schoolDomains).where(eq(schoolDomains.schoolId, id)))
  expect([await namesOf({ search: before }), await namesOf({ search: after })]).toEqual([[], [after]])
  await write(q => q.delete(schools).where(eq(schools.id, id)))
  expect(await write(q => q.select().from(schoolParts).where(eq(schoolParts.schoolId, id)))).toEqual([])
})

test('is cut into pages, each school on one of them', async () => {
  const mark = newMark()
  for (let n = 0; n <= schoolsPerPage; n++) await insertSchool({ name: `${mark} ${n}` })
  const pages = await Promise.all([1, 2, 3].map(page => list({ search: mark }, page)))
  expect(pages.map(({ rows, pages, more }) => [rows.length, pages, more])).toEqual([
    [schoolsPerPage, 2, true],
    [1, 2, false],
    [0, 2, false],
  ])
  expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(schoolsPerPage + 1)
})

test('what is in very many schools is walked through from the newest, without a count of pages', async () => {
  const mark = newMark()
  const made: { id: string }[] = []
  for (let n = 0; n <= schoolsPerPage; n++) made.push(await insertSchool({ name: `${mark} ${n}` }))
  // As if each of them had the word in a hundred places.
  await write(q =>
    q
      .insert(schoolParts)
      .values(
        made.flatMap(({ id }) =>
          Array.from({ length: 100 }, (_, n) => ({ schoolId: id, part: `${mark} ${made.length + n}` })),
        ),
      ),
  )
  const [first, second] = [await list({ search: mark }), await list({ search: mark }, 2)]
  expect([first.pages, first.more, second.more]).toEqual([null, true, false])
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(made.map(({ id }) => id).toReversed())
  expect(await namesOf({ search: mark, state: 'closed' })).toEqual([])
})

test('is narrowed to what the vendor should look after; a school that is shut is looked after otherwise', async () => {
  const mark = newMark()
  const inTrouble = async (state: 'active' | 'suspended', troubles: SchoolTrouble[]) => {
    const school = await insertSchool({ name: `${mark} ${troubles.join(' ')}`, state, stateReason: null })
    await write(q => q.insert(schoolFigures).values({ schoolId: school.id, troubles }))
  }
  await inTrouble('active', ['failing', 'quiet'])
  await inTrouble('active', [])
  await inTrouble('suspended', ['quiet'])
  const found = await list({ search: mark, trouble: 'quiet' })
  expect(found.rows.map(({ state, troubles }) => [state, troubles])).toEqual([['active', ['failing', 'quiet']]])
  expect((await list({ search: mark })).rows.map(({ troubles }) => troubles)).toEqual([[], [], ['failing', 'quiet']])
})
