import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { translator } from '#app/platform/i18n/translate.ts'
import { enrolments } from '#db/schema/children.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { childObservations } from './child-observations.server.ts'
import { suggestedTerms } from './class-children.server.ts'
import { coverageOf } from './coverage.server.ts'
import { goalsNoted } from './goals-noted.server.ts'
import { milestonesOf, noteMilestone } from './milestones.server.ts'
import { addTerm, moveTerm, offerTerm, ownFramework, renameTerm } from './own-framework.server.ts'
import { isUnseen, weeksBetween } from './policy.ts'
import { searchObservations } from './search.server.ts'
import { type Family, seenBy, TestPortfolio } from './test-portfolio.ts'
import { frameworksOf } from './vocabulary.server.ts'

let own: TestPortfolio
let mina: Family
let leo: Family
beforeEach(async () => {
  own = await TestPortfolio.make()
  mina = await own.family('Mina')
  leo = await own.family('Leo')
})

const daysAgo = (days: number) =>
  new Date(Date.parse(own.place.inside.today()) - days * 86_400_000).toISOString().slice(0, 10)

describe('milestones', () => {
  const term = 'eyfs.maths.number.1'
  const standings = async (who = own.teacher) =>
    (await milestonesOf(who.school, mina.childId)).map(({ standing }) => standing).toSorted()

  test('are noted with an observation as evidence, once each, and go from emerging to secure and back', async () => {
    const observationId = await own.observe([mina.childId], { areas: [term] })
    const note = (standing: 'emerging' | 'secure' | 'none') =>
      noteMilestone(own.teacher.school, mina.childId, { term, standing, observationId })
    await note('emerging')
    await note('emerging')
    expect(await standings()).toEqual(['emerging'])
    await note('secure')
    expect(await standings()).toEqual(['emerging', 'secure'])
    expect(await goalsNoted(mina.school, mina.childId, 'en')).toMatchObject([
      { key: 'eyfs.maths', goals: [{ term, standing: 'secure', observationId, on: own.place.inside.today() }] },
    ])
    await note('emerging')
    expect(await standings()).toEqual(['emerging'])
    await note('none')
    expect(await standings()).toEqual([])
  })

  test('are noted by staff of the child only, and with an observation of that child', async () => {
    const ofLeo = await own.observe([leo.childId])
    const note = (by: typeof own.teacher, observationId?: string) =>
      problemOf(noteMilestone(by.school, mina.childId, { term, standing: 'secure', observationId }))
    expect([await note(own.otherTeacher), await note(mina), await note(leo), await note(own.teacher, ofLeo)]).toEqual(
      Array.from({ length: 4 }, () => 'not_found'),
    )
    expect(await standings()).toEqual([])
    await note(own.teacher)
    expect([await standings(mina), await standings(leo)]).toEqual([['secure'], []])
  })
})

describe('coverage', () => {
  const areas = ['eyfs.maths', 'eyfs.pd']
  const cells = async (childId: string, weeks = 4) =>
    (await coverageOf(own.teacher.school, own.bees, areas, weeks)).find(({ child }) => child.id === childId)?.cells
  const came = (days: number) =>
    own.place.inside.write(tx => tx.update(enrolments).set({ startsOn: sql`${daysAgo(days)}::date` }))

  test('says for how many weeks a child was not seen in an area, by what is out', async () => {
    await came(200)
    await own.observe([mina.childId], { areas: ['eyfs.maths.number'], observedOn: daysAgo(15) })
    await own.observe([mina.childId], { areas: ['eyfs.pd'], observedOn: daysAgo(60) })
    await own.observe([mina.childId], { areas: ['eyfs.pd'], outcome: 'draft' })
    expect(await cells(mina.childId)).toEqual([
      { area: 'eyfs.maths', weeks: 2, unseen: false },
      { area: 'eyfs.pd', weeks: 8, unseen: true },
    ])
    expect((await cells(leo.childId))?.every(({ weeks, unseen }) => weeks === null && unseen)).toBe(true)
  })

  test('does not miss a child that came lately, and shows no other class', async () => {
    await came(10)
    expect((await cells(leo.childId))?.some(({ unseen }) => unseen)).toBe(false)
    expect(await coverageOf(own.otherTeacher.school, own.bees, areas, 4)).toEqual([])
  })

  test.each([
    ['2026-03-01', '2026-03-14', 1],
    ['2026-03-01', '2026-03-15', 2],
    ['2026-03-15', '2026-03-01', 0],
  ])('from %s to %s are %i whole weeks', (from, to, weeks) => {
    expect(weeksBetween(from, to)).toBe(weeks)
    expect(isUnseen(from, '2020-01-01', to, 2)).toBe(weeks >= 2)
  })
})

describe('the school’s own framework', () => {
  const offered = async () => (await frameworksOf(own.teacher.school, ['own'], 'en', translator('en', {})))[0]?.areas

  test('is offered beside others; a new name reaches old tags, and what is retired stays readable', async () => {
    const [forest, fire] = [randomUUID(), randomUUID()]
    await addTerm(own.office.school, forest, 'Forest days', undefined)
    await addTerm(own.office.school, forest, 'Forest days', undefined)
    await addTerm(own.office.school, fire, 'Makes a fire', forest)
    expect(await offered()).toEqual([
      { key: `own.${forest}`, name: 'Forest days', parts: [{ key: `own.${fire}`, name: 'Makes a fire', goals: [] }] },
    ])
    const id = await own.observe([mina.childId], { areas: [`own.${fire}`] })
    await renameTerm(own.office.school, fire, 'Tends a fire')
    await offerTerm(own.office.school, fire, false)
    expect((await offered())?.[0]?.parts).toEqual([])
    expect((await seenBy(mina, id))?.areas).toEqual([
      { term: `own.${fire}`, area: `own.${forest}`, name: 'Tends a fire' },
    ])
    expect((await ownFramework(own.office.school))[0]?.goals).toEqual([
      { id: fire, name: 'Tends a fire', retired: true },
    ])
  })

  test('stands in the order that the office gives it, however often it is asked', async () => {
    const [a, b, c, goal, other] = Array.from({ length: 5 }, () => randomUUID()) as [
      string,
      string,
      string,
      string,
      string,
    ]
    for (const [id, name] of [
      [a, 'A'],
      [b, 'B'],
      [c, 'C'],
    ] as const)
      await addTerm(own.office.school, id, name, undefined)
    await addTerm(own.office.school, goal, 'Goal', a)
    await addTerm(own.office.school, other, 'Other', a)
    const names = async () => (await offered())?.map(({ name }) => name)
    for (let tries = 0; tries < 2; tries += 1) expect(await moveTerm(own.office.school, c, b)).toBe(2)
    expect(await names()).toEqual(['A', 'C', 'B'])
    await Promise.all([moveTerm(own.office.school, a, null), moveTerm(own.office.school, a, null)])
    expect(await names()).toEqual(['C', 'B', 'A'])
    await moveTerm(own.office.school, other, goal)
    expect((await offered())?.[2]?.parts.map(({ name }) => name)).toEqual(['Other', 'Goal'])
    expect((await ownFramework(own.office.school)).map(({ name }) => name)).toEqual(['C', 'B', 'A'])
    // A goal does not go among areas, and the order is the office's.
    for (const [id, before] of [
      [goal, b],
      [a, goal],
      [a, randomUUID()],
      [randomUUID(), a],
    ] as [string, string][])
      expect(await problemOf(moveTerm(own.office.school, id, before))).toBe('not_found')
    expect(await problemOf(moveTerm(own.teacher.school, a, c))).toBe('not_found')
    expect(await names()).toEqual(['C', 'B', 'A'])
  })

  test('is the office’s to change, and has two levels', async () => {
    const [area, goal] = [randomUUID(), randomUUID()]
    expect(await problemOf(addTerm(own.teacher.school, area, 'Mine', undefined))).toBe('not_found')
    await addTerm(own.office.school, area, 'Area', undefined)
    await addTerm(own.office.school, goal, 'Goal', area)
    expect(await problemOf(addTerm(own.office.school, randomUUID(), 'Deeper', goal))).toBe('not_found')
    expect(await problemOf(renameTerm(own.teacher.school, area, 'Other'))).toBe('not_found')
  })
})

test('a search finds words of texts and of children, whatever their case, and only in what its reader sees', async () => {
  const id = await own.observe([mina.childId], { text: 'The Caterpillar sleeps.', words: '毛毛虫睡觉了' })
  await own.observe([mina.childId], { text: 'A draft about a caterpillar', outcome: 'draft' })
  const finds = async (person: typeof own.teacher, words: string) =>
    (await searchObservations(person.school, words, 'en')).map(each => each.id)
  for (const words of ['caterpillar', '毛毛虫']) expect(await finds(mina, words)).toEqual([id])
  expect(await finds(leo, 'caterpillar')).toEqual([])
  expect(await finds(own.teacher, 'butterfly')).toEqual([])
})

test('what a teacher names most is offered first', async () => {
  for (const areas of [['eyfs.pd.fine'], ['eyfs.pd.fine', 'eyfs.maths.number']])
    await own.observe([mina.childId], { areas })
  expect(await suggestedTerms(own.teacher.school)).toEqual(['eyfs.pd.fine', 'eyfs.maths.number'])
  expect(await suggestedTerms(own.otherTeacher.school)).toEqual([])
})

test('a timeline of four hundred comes in pages, each once, and can be narrowed', async () => {
  await own.place.inside.write(async tx => {
    await tx.execute(sql`insert into observations (id, author_id, author_name, origin, observed_on, text_sealed, words_sealed, state, shared_at)
      select gen_random_uuid(), ${own.teacher.memberId}, 'Test', 'school', ${own.place.inside.today()}::date - n / 4, '', '', 'shared', now() from generate_series(1, 400) n`)
    await tx.execute(
      sql`insert into observation_children (id, observation_id, child_id, observed_on) select gen_random_uuid(), id, ${mina.childId}, observed_on from observations`,
    )
    await tx.execute(sql`insert into observation_areas (id, observation_id, area, term) select gen_random_uuid(), id, 'eyfs.pd', 'eyfs.pd.fine'
      from observations where observed_on = ${own.place.inside.today()}::date - 1`)
  })
  await own.reseal()
  const ids: string[] = []
  let before: { on: string; id: string } | undefined
  do {
    const { observations, next } = await childObservations(mina.school, mina.childId, { before }, 'en')
    ids.push(...observations.map(({ id }) => id))
    const [on = '', id = ''] = next?.split('_') ?? []
    before = next ? { on, id } : undefined
  } while (before)
  expect([ids.length, new Set(ids).size]).toEqual([400, 400])
  expect((await childObservations(mina.school, mina.childId, { area: 'eyfs.pd' }, 'en')).observations).toHaveLength(4)
  expect((await childObservations(mina.school, mina.childId, { origin: 'home' }, 'en')).observations).toEqual([])
})
