import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import { reportVersions } from '#db/schema/reports.ts'
import { problemOf } from '#tenants/people/test-people.ts'
import { beginCorrection } from './correction.server.ts'
import { editedReport } from './editing.server.ts'
import { fingerprintOf } from './fingerprint.server.ts'
import { publishReport } from './publication.server.ts'
import { readReport } from './reading.server.ts'
import { approveReport, returnReport, submitReport, waitingReports } from './review.server.ts'
import { type Family, nothingTyped, ownWordsIn, type Person, TestReports } from './test-reports.ts'
import { openVersion } from './version-row.server.ts'
import { writeVersion } from './writing.server.ts'

let made: TestReports
let mina: Family
let id: string
beforeEach(async () => {
  made = await TestReports.make()
  mina = await made.own.family('Mina')
  await made.own.observe([mina.childId])
  id = await made.draft(mina.childId)
})

const words = { locale: 'en' as const, t: translator('en', catalogueOf('en')) }
const edition = async (by: Person = made.own.teacher) => (await openVersion(by.school, id)).version.edition
const reads = (by: Person, number: number | null = null) => readReport(by.school, id, number, words)
const edits = (by: Person) => editedReport(by.school, id, words)
const yesterday = () => new Date(Date.parse(made.own.place.inside.today()) - 86_400_000).toISOString().slice(0, 10)

describe('writing', () => {
  test('rewords a sentence, which still stands on its records, leaves one out, and adds own words that say so', async () => {
    const before = (await made.body(id)).sections.flatMap(({ sentences }) => sentences)
    const [counted, quote] = before
    const own = ownWordsIn('reports.words', 'Mina is #kind and *brave*.')
    const sentences = [
      { id: counted?.id ?? '', text: 'She was seen once.' },
      { id: quote?.id ?? '', text: '' },
    ]
    const input = { ...nothingTyped(1), sentences, own: [own, ownWordsIn('portfolio.areas', '')] }
    expect(await writeVersion(made.own.teacher.school, id, input, 'en')).toBe('kept')
    const after = (await made.body(id)).sections.flatMap(section => section.sentences)
    expect(after).toEqual([
      { ...counted, text: { ...counted?.text, en: 'She was seen once.' }, edited: true, behind: ['zh-Hans'] },
      {
        ...{ id: own.id, by: 'teacher', text: { en: 'Mina is #kind and *brave*.' } },
        ...{ edited: false, quoted: false, records: [] },
      },
    ])
  })

  test('over what somebody else has written changes nothing', async () => {
    const write = (text: string) =>
      writeVersion(made.own.teacher.school, id, { ...nothingTyped(1), own: [ownWordsIn('reports.words', text)] }, 'en')
    const outcomes = await Promise.all([write('First'), write('Second')])
    expect(outcomes.toSorted()).toEqual(['kept', 'stale'])
    expect(await made.said(id, 'reports.words')).toHaveLength(1)
  })

  test('is the child’s teachers’ and the office’s alone', async () => {
    for (const { school } of [made.own.otherTeacher, mina])
      expect(await problemOf(writeVersion(school, id, nothingTyped(1), 'en'))).toBe('not_found')
    expect(await writeVersion(made.own.office.school, id, nothingTyped(1), 'en')).toBe('kept')
  })
})

describe('a draft', () => {
  test('is not there for guardians, nor for teachers of another class', async () => {
    for (const person of [mina, made.own.otherTeacher]) {
      expect(await problemOf(reads(person))).toBe('not_found')
      expect(await problemOf(edits(person))).toBe('not_found')
    }
    expect(await edits(made.own.teacher)).toMatchObject({ state: 'draft', number: 1 })
  })

  test('is handed in, given back with a reason, handed in again and let out as it was read', async () => {
    const { teacher, office } = made.own
    await submitReport(teacher.school, id)
    await submitReport(teacher.school, id)
    expect(await waitingReports(office.school)).toMatchObject([{ id, childName: 'Mina Test' }])
    await returnReport(office.school, id, 'Which blocks?')
    await returnReport(office.school, id, 'Another note')
    expect(await edits(teacher)).toMatchObject({ state: 'draft', note: 'Which blocks?' })
    await submitReport(teacher.school, id)
    const read = await edition()
    await writeVersion(teacher.school, id, { ...nothingTyped(read), own: [ownWordsIn('reports.words', 'New')] }, 'en')
    expect(await approveReport(office.school, id, read)).toBe('stale')
    expect(await approveReport(office.school, id, read + 1)).toBe('approved')
    expect(await edits(office)).toMatchObject({ state: 'approved', note: null })
  })

  test('is let out and published by nobody but the office', async () => {
    const { teacher, otherTeacher } = made.own
    await submitReport(teacher.school, id)
    for (const { school } of [teacher, otherTeacher, mina]) {
      expect(await problemOf(approveReport(school, id, await edition()))).not.toBe('none')
      expect(await problemOf(publishReport(school, id))).not.toBe('none')
    }
    expect(await edits(teacher)).toMatchObject({ state: 'waiting' })
  })
})

describe('a published report', () => {
  test('is read by the child’s guardians and staff alone, and by nobody whose right has ended', async () => {
    const barred = await made.own.guardian(mina.childId, 'Barred')
    const ended = await made.own.guardian(mina.childId, 'Ended')
    const leo = await made.own.family('Leo')
    await made.publish(id)
    await made.own.change(barred, { maySee: false })
    await made.own.change(ended, { endsOn: yesterday() })
    for (const person of [barred, ended, leo, made.own.otherTeacher])
      expect(await problemOf(reads(person))).toBe('not_found')
    const seen = await reads(mina)
    expect(seen).toMatchObject({ number: 1, current: true, maySign: true, readers: [] })
    expect(seen.sections.flatMap(({ sentences }) => sentences.flatMap(({ records }) => records))).toEqual([])
    const byStaff = await reads(made.own.teacher)
    expect(byStaff.readers).toMatchObject([{ name: 'Parent of Mina', readAt: expect.any(String), signedAt: null }])
    expect(byStaff.sections.flatMap(({ sentences }) => sentences)[0]?.records).toHaveLength(1)
  })

  test('published twice, also at once, is out once, with the hash of what it says', async () => {
    await made.approve(id)
    const { school } = made.own.office
    const nothing = { leftOut: 0, asks: 0 }
    expect(await Promise.all([publishReport(school, id), publishReport(school, id)])).toEqual([nothing, nothing])
    expect(await publishReport(school, id)).toEqual(nothing)
    expect((await reads(mina)).hash).toBe(fingerprintOf(id, 1, await made.body(id)))
  })

  test('never changes, whoever tries', async () => {
    await made.publish(id)
    const change = (person: Person) =>
      person.school.write(tx =>
        tx.update(reportVersions).set({ bodySealed: 'x' }).where(eq(reportVersions.reportId, id)).returning(),
      )
    await expect(change(made.own.office)).rejects.toThrow()
    await expect(made.own.place.inside.write(tx => tx.update(reportVersions).set({ state: 'draft' }))).rejects.toThrow()
    expect(await change(made.own.teacher)).toEqual([])
  })

  test('corrected, is another version; the one before stays to be read', async () => {
    await made.publish(id)
    await beginCorrection(made.own.teacher.school, id, 'A wrong name')
    await beginCorrection(made.own.teacher.school, id, 'Twice')
    expect(await reads(mina)).toMatchObject({ number: 1, current: true })
    await writeVersion(
      made.own.teacher.school,
      id,
      { ...nothingTyped(1), own: [ownWordsIn('reports.words', 'Corrected')] },
      'en',
    )
    await made.publish(id)
    expect(await reads(mina)).toMatchObject({
      ...{ number: 2, current: true, reason: 'A wrong name', maySign: true },
      versions: [{ number: 2 }, { number: 1 }],
    })
    expect(await reads(mina, 1)).toMatchObject({ number: 1, current: false, maySign: false })
    expect((await made.body(id, 1)).sections).not.toEqual((await made.body(id, 2)).sections)
  })
})
