import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { saveMeasurement } from '../health/measurements.server.ts'
import { photosBy } from '../portfolio/test-portfolio.ts'
import { shownNewer, takeNewer } from './redrafting.server.ts'
import { submitReport } from './review.server.ts'
import { type Family, nothingTyped, ownWordsIn, TestReports } from './test-reports.ts'
import { openVersion } from './version-row.server.ts'
import { writeVersion } from './writing.server.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let made: TestReports
let mina: Family
let id: string
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(() => store.remove())
beforeEach(async () => {
  made = await TestReports.make()
  mina = await made.own.family('Mina')
  await made.own.observe([mina.childId], { areas: ['eyfs.pd'], text: 'Hopped.' })
  id = await made.draft(mina.childId)
})

async function resolved() {
  const found = await resolveSchool(made.own.place.inside.id)
  if (!found) throw new Error('The school is not there.')
  return found
}
const newer = async (by = made.own.teacher) => shownNewer(by.school, await resolved(), id, 'en')
const take = async (by = made.own.teacher) => takeNewer(by.school, await resolved(), id)
const sentencesOf = async (sectionId = 'portfolio.areas') =>
  (await made.body(id)).sections.find(each => each.id === sectionId)?.sentences ?? []
/** Words the counting sentence anew, leaves the quote out, or adds words of the teacher's own. */
async function write(change: { counted?: string; quoted?: string; own?: string }) {
  const [counted, quoted] = await sentencesOf()
  const { version } = await openVersion(made.own.teacher.school, id)
  const sentences = [
    ...(change.counted === undefined ? [] : [{ id: counted?.id ?? '', text: change.counted }]),
    ...(change.quoted === undefined ? [] : [{ id: quoted?.id ?? '', text: change.quoted }]),
  ]
  const own = change.own ? [ownWordsIn('portfolio.areas', change.own)] : []
  await writeVersion(made.own.teacher.school, id, { ...nothingTyped(version.edition), sentences, own }, 'en')
}
const observeMore = () => made.own.observe([mina.childId], { areas: ['eyfs.pd'], text: 'Climbed.', mediaIds: [] })

describe('records made after drafting', () => {
  test('are none as long as nothing was made, nor of what families may not see', async () => {
    expect(await newer()).toEqual({})
    await made.own.observe([mina.childId], { outcome: 'draft', text: 'Not out' })
    expect(await newer()).toEqual({})
    expect(await take()).toEqual({ added: 0, updated: 0, left: 0 })
    expect((await openVersion(made.own.teacher.school, id)).version.edition).toBe(1)
  })

  test('are offered by section, and taken once: sentences that count are changed, new ones added', async () => {
    await observeMore()
    expect(await newer()).toMatchObject({
      'portfolio.areas': {
        ...{ records: 1, left: [], photos: 0 },
        updated: [{ text: 'Physical development: Mina was observed 2 times.', lang: 'en' }],
        added: [{ text: expect.stringContaining('“Climbed.”') }],
      },
    })
    const before = await sentencesOf()
    expect(await take()).toEqual({ added: 1, updated: 1, left: 0 })
    expect(await take()).toEqual({ added: 0, updated: 0, left: 0 })
    expect(await newer()).toEqual({})
    const after = await sentencesOf()
    expect(after.map(({ text }) => text.en)).toEqual([
      'Physical development: Mina was observed 2 times.',
      expect.stringContaining('“Hopped.”'),
      expect.stringContaining('“Climbed.”'),
    ])
    expect(after.slice(0, 2).map(sentence => sentence.id)).toEqual(before.map(sentence => sentence.id))
    expect(after[0]?.records).toHaveLength(2)
    expect(after[0]?.text['zh-Hans']).toContain('2')
  })

  test('never touch what a teacher has worded anew, left out or written, and say so', async () => {
    await write({ counted: 'She was seen hopping.', quoted: '', own: 'She is brave.' })
    await observeMore()
    expect((await newer())['portfolio.areas']).toMatchObject({
      updated: [],
      left: [{ text: 'Physical development: Mina was observed 2 times.' }],
    })
    expect(await take()).toEqual({ added: 1, updated: 0, left: 1 })
    expect((await sentencesOf()).map(({ text }) => text.en)).toEqual([
      'She was seen hopping.',
      expect.stringContaining('“Climbed.”'),
      'She is brave.',
    ])
    // What was left alone is not offered again and again.
    expect(await newer()).toEqual({})
    expect(await take()).toEqual({ added: 0, updated: 0, left: 0 })
  })

  test('bring photos to be chosen, and curves as they are now', async () => {
    await made.own.observe([mina.childId], { mediaIds: await photosBy(made.own.teacher, 2) })
    await saveMeasurement(made.own.teacher.school, {
      ...{ measurementId: randomUUID(), childId: mina.childId, day: made.own.place.inside.today(), height: 97 },
      ...{ weight: null, lying: false, head: null, visionLeft: null, visionRight: null, waited: 0 },
    })
    expect(Object.keys(await newer()).toSorted()).toEqual(['health.growth', 'portfolio.areas'])
    await take()
    const { sections } = await made.body(id)
    expect(sections.find(each => each.id === 'portfolio.areas')?.photos.map(({ shown }) => shown)).toEqual([
      false,
      false,
    ])
    const growth = sections.find(each => each.id === 'health.growth')
    expect([growth?.sensitive, growth?.sentences.length]).toEqual(['growth', 1])
  })

  test('are not offered of what is handed in, nor to anybody else', async () => {
    await observeMore()
    expect(await problemOf(take(made.own.otherTeacher))).toBe('not_found')
    expect(await problemOf(take(mina))).toBe('not_found')
    await submitReport(made.own.teacher.school, id)
    expect(await newer()).toEqual({})
    expect(await take()).toEqual({ added: 0, updated: 0, left: 0 })
  })

  test('taken by two at once are taken once', async () => {
    await observeMore()
    const outcomes = await Promise.all([take(), take(made.own.office)])
    expect(outcomes.filter(each => each !== 'stale' && each.added === 1)).toHaveLength(1)
    expect(await sentencesOf()).toHaveLength(3)
  })
})
