import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { children } from '#db/schema/children.ts'
import { observationChildren, observations } from '#db/schema/portfolio.ts'
import { reportVersions } from '#db/schema/reports.ts'
import { decide } from '#tenants/consent.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { moveChild } from '#tenants/people/children.server.ts'
import { markChildren } from '../attendance/marking.server.ts'
import { defaults } from '../attendance/test-register.ts'
import { saveBirth } from '../health/birth.server.ts'
import { saveMeasurement } from '../health/measurements.server.ts'
import { noteMilestone } from '../portfolio/milestones.server.ts'
import { planStep } from '../portfolio/steps.server.ts'
import { photosBy } from '../portfolio/test-portfolio.ts'
import { ReportBody } from './body.ts'
import { mostPhotos, shownAtFirst } from './limits.ts'
import { sealBody } from './sealed-words.server.ts'
import { type Family, TestReports } from './test-reports.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let made: TestReports
let mina: Family
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  made = await TestReports.make()
  mina = await made.own.family('Mina')
})
afterAll(() => store.remove())

const today = () => made.own.place.inside.today()
const dayBefore = (days: number) => new Date(Date.parse(today()) - days * 86_400_000).toISOString().slice(0, 10)
const present = () =>
  markChildren(
    made.own.teacher.school,
    defaults,
    [
      {
        markId: randomUUID(),
        childId: mina.childId,
        day: today(),
        state: 'present',
        clientAt: new Date().toISOString(),
      },
    ],
    0,
  )

describe('what a draft says', () => {
  test('nothing at all where nothing was kept, and says so in no sentence', async () => {
    const { sections } = await made.body(await made.draft(mina.childId))
    expect(sections.map(({ id }) => id)).toEqual([
      ...['attendance.days', 'health.growth', 'portfolio.areas', 'portfolio.goals', 'albums.photos', 'portfolio.home'],
      ...['reports.words', 'portfolio.steps'],
    ])
    expect(sections.flatMap(({ sentences, photos, charts }) => [...sentences, ...photos, ...charts])).toEqual([])
  })

  test('what modules kept, in both languages, each sentence with the records it stands on', async () => {
    const { own } = made
    await present()
    const seen = await own.observe([mina.childId], { areas: ['eyfs.pd'], words: 'Look!' })
    await noteMilestone(own.teacher.school, mina.childId, {
      term: 'eyfs.pd.gross',
      standing: 'emerging',
      observationId: seen,
    })
    const stepId = randomUUID()
    await planStep(own.teacher.school, mina.childId, stepId, { text: 'Pour water.', area: undefined, forFamily: true })
    await planStep(own.teacher.school, mina.childId, randomUUID(), {
      ...{ text: 'For staff alone.', area: undefined, forFamily: false },
    })
    const told = await own.fromHome(mina)
    const id = await made.draft(mina.childId)

    expect(await made.said(id, 'attendance.days')).toContain('Mina was here on 1 of 1 recorded days.')
    expect(await made.said(id, 'attendance.days', 'zh-Hans')).toContain('本学期有记录的 1 天中，Mina到园 1 天。')
    expect(await made.said(id, 'portfolio.areas')).toEqual([
      'Physical development: Mina was observed 1 time.',
      expect.stringContaining('“Built a tower of twelve blocks.”'),
      expect.stringMatching(/^Mina said on .*“Look!”$/),
    ])
    expect(await made.said(id, 'portfolio.goals')).toEqual([expect.stringContaining('Mina begins to reach this goal')])
    expect(await made.said(id, 'portfolio.home')).toEqual([
      'The family told of 1 thing from home.',
      expect.stringContaining('Baked bread.'),
    ])
    expect(await made.said(id, 'portfolio.steps')).toEqual(['Pour water.'])

    const { sections } = await made.body(id)
    const sentences = sections.flatMap(section => section.sentences)
    expect(sentences.every(({ by, records }) => by === 'records' && records.length > 0)).toBe(true)
    const records = sentences.flatMap(each => each.records.map(record => record.id))
    for (const stands of [seen, told, stepId]) expect(records).toContain(stands)
  })

  test('growth as plain values with curves, and never a judgement', async () => {
    const { teacher } = made.own
    await made.own.place.inside.write(tx =>
      tx
        .update(children)
        .set({ birthDate: dayBefore(1_200) })
        .where(eq(children.id, mina.childId)),
    )
    await saveBirth(teacher.school, mina.childId, { sex: 'female', weeks: undefined, days: undefined })
    const measure = (daysAgo: number, height: number) =>
      saveMeasurement(teacher.school, {
        ...{ measurementId: randomUUID(), childId: mina.childId, day: dayBefore(daysAgo), height, weight: 14.5 },
        ...{ lying: false, head: null, visionLeft: null, visionRight: null, waited: 0 },
      })
    await measure(50, 95)
    await measure(1, 97.5)
    const id = await made.draft(mina.childId)
    const said = await made.said(id, 'health.growth')
    expect(said).toEqual([
      expect.stringContaining('97.5 cm tall'),
      expect.stringContaining('grew by 2.5 cm'),
      expect.stringContaining('14.5 kg'),
    ])
    const growth = (await made.body(id)).sections.find(section => section.id === 'health.growth')
    expect(growth).toMatchObject({ sensitive: 'growth', charts: { length: 2 } })
    expect(growth?.charts[0]?.words['zh-Hans'].yLabel).not.toBe(growth?.charts[0]?.words.en.yLabel)
  })

  test('nothing of an observation that is not shared, of another child, or of another term', async () => {
    const { own } = made
    const leo = await own.family('Leo')
    await own.observe([mina.childId], { outcome: 'draft', text: 'Draft' })
    await own.observe([leo.childId], { text: 'Of Leo' })
    await own.observe([mina.childId], { text: 'Long ago', observedOn: dayBefore(200) })
    expect(await made.said(await made.draft(mina.childId), 'portfolio.areas')).toEqual([])
  })

  test('of 400 observations few are repeated, and all are counted with their records', async () => {
    const { own } = made
    const [first = ''] = [await own.observe([mina.childId])]
    const row = await own.row(first)
    await own.place.inside.write(async tx => {
      const ids = Array.from({ length: 399 }, () => randomUUID())
      await tx.insert(observations).values(
        ids.map(id => ({
          ...{
            id,
            authorId: own.teacher.memberId,
            authorName: 'T',
            origin: 'school' as const,
            state: 'shared' as const,
          },
          ...{ observedOn: row?.observedOn ?? today(), textSealed: '', wordsSealed: '' },
        })),
      )
      const observedOn = row?.observedOn ?? today()
      await tx
        .insert(observationChildren)
        .values(ids.map(observationId => ({ observationId, childId: mina.childId, observedOn })))
    })
    await own.reseal()
    const id = await made.draft(mina.childId)
    const said = await made.said(id, 'portfolio.areas')
    expect(said[0]).toBe('Mina was observed 400 times without an area.')
    expect(said.length).toBeLessThan(5)
    const { sections } = await made.body(id)
    expect(sections.find(section => section.id === 'portfolio.areas')?.sentences[0]?.records).toHaveLength(400)
  })

  test('a child that changed class in the term keeps its days and observations', async () => {
    await present()
    await made.own.observe([mina.childId])
    await moveChild(made.own.place.inside, mina.childId, made.own.frogs)
    const id = await made.draft(mina.childId)
    expect(await made.said(id, 'attendance.days')).toContain('Mina was here on 1 of 1 recorded days.')
    expect(await made.said(id, 'portfolio.areas')).toHaveLength(2)
  })

  test('twins with one observation have a report each, and neither names the other', async () => {
    const twin = await made.own.family('Nina')
    await made.own.observe([mina.childId, twin.childId], { text: 'Danced.' })
    const [a, b] = [await made.draft(mina.childId), await made.draft(twin.childId)]
    expect(a).not.toBe(b)
    expect(JSON.stringify(await made.body(a))).not.toContain('Nina')
    expect(JSON.stringify(await made.body(b))).not.toContain('Mina')
  })

  test.each([
    ['of one letter', 'O', 'O'],
    ['of eighty', 'N'.repeat(80), 'N'.repeat(80)],
    ['written from right to left', 'محمد', '\u2068محمد\u2069'],
    ['that looks like markup', '#let {count} $noun(class) <b>', '#let {count} $noun(class) <b>'],
  ])('a name %s stands as it is', async (_what, name, shown) => {
    const child = await made.own.family(name)
    await made.own.observe([child.childId], { text: '= #eval("1") *a* {name} <i>' })
    const said = await made.said(await made.draft(child.childId), 'portfolio.areas')
    expect(said[0]).toBe(`${shown} was observed 1 time without an area.`)
    expect(said[1]).toContain('“= #eval("1") *a* {name} <i>”')
  })
})

describe('photos of a draft', () => {
  const photosIn = async (id: string) =>
    (await made.body(id)).sections.find(section => section.id === 'portfolio.areas')?.photos ?? []

  test('are those that the family may have; some of sixty are shown at first', async () => {
    for (let each = 0; each < 7; each += 1)
      await made.own.observe([mina.childId], { mediaIds: await photosBy(made.own.teacher, 10) })
    const photos = await photosIn(await made.draft(mina.childId))
    expect(photos).toHaveLength(mostPhotos)
    expect(photos.filter(({ shown }) => shown)).toHaveLength(shownAtFirst)
  })

  test('leave out what another child’s consent holds back', async () => {
    const leo = await made.own.family('Leo', made.own.bees, 'refused')
    await made.own.observe([mina.childId, leo.childId], { mediaIds: await photosBy(made.own.teacher, 1) })
    expect(await photosIn(await made.draft(mina.childId))).toEqual([])
    await decide(leo.school, { childId: leo.childId, purpose: 'photos_inside', decision: 'granted' })
  })
})

describe('a draft', () => {
  test('made twice, also at once, is one, and what was written stays', async () => {
    const [a, b] = await Promise.all([made.draft(mina.childId), made.draft(mina.childId)])
    expect(a).toBe(b)
    expect(await made.draft(mina.childId)).toBe(a)
    const [row] = await made.own.place.inside.read(q =>
      q.select({ count: sql<number>`count(*)::int` }).from(reportVersions),
    )
    expect(row?.count).toBe(1)
  })

  test('can say nothing by a rule that stands on no record', () => {
    const sentence = { id: randomUUID(), by: 'records', text: { en: 'x' }, edited: false, quoted: false, records: [] }
    const body = {
      sections: [{ id: 'a.b', words: {}, sentences: [sentence], photos: [], charts: [], sensitive: null }],
    } as ReportBody
    expect(ReportBody.safeParse(body).success).toBe(false)
    expect(() => sealBody({ seal: () => '', open: async () => '' }, randomUUID(), body)).toThrow()
  })
})
