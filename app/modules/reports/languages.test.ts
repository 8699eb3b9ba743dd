import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import { members } from '#db/schema/members.ts'
import type { Sentence } from './body.ts'
import { editedReport } from './editing.server.ts'
import { publishReport } from './publication.server.ts'
import { readReport } from './reading.server.ts'
import { rewordedSentence } from './reworded-sentence.ts'
import { type Family, nothingTyped, TestReports } from './test-reports.ts'
import { openVersion } from './version-row.server.ts'
import { writeVersion } from './writing.server.ts'

const drafted: Sentence = {
  ...{ id: '0190f1b0-0000-7000-8000-000000000001', by: 'records', text: { en: 'Two.', 'zh-Hans': '二。' } },
  ...{ edited: false, quoted: false, records: [{ kind: 'k', id: 'r', day: '2026-11-01', href: '/' }] },
}
const inEnglish = rewordedSentence(drafted, { text: 'Twice.' }, 'en')

describe('a sentence worded anew in one of two languages', () => {
  test('leaves the other as it was drafted, and marked', () => {
    expect(inEnglish).toEqual({
      ...drafted,
      text: { en: 'Twice.', 'zh-Hans': '二。' },
      edited: true,
      behind: ['zh-Hans'],
    })
    expect(rewordedSentence(inEnglish, { text: 'Twice, or so.' }, 'en')).toMatchObject({ behind: ['zh-Hans'] })
    // Saved again without a change it is as it was.
    expect(rewordedSentence(inEnglish, { text: 'Twice.', beside: 'zh-Hans', other: '二。' }, 'en')).toEqual(inEnglish)
    expect(rewordedSentence(drafted, { text: 'Two.' }, 'en')).toEqual(drafted)
  })

  test.each([
    ['is worded beside it', { text: 'Twice.', beside: 'zh-Hans' as const, other: '两次。' }, 'en' as const, '两次。'],
    ['is worded by whoever reads it', { text: '两次。' }, 'zh-Hans' as const, '两次。'],
    ['says the same', { text: 'Twice.', beside: 'zh-Hans' as const, other: '二。', same: true }, 'en' as const, '二。'],
    ['is left out', { text: 'Twice.', beside: 'zh-Hans' as const }, 'en' as const, undefined],
  ])('is behind no more when the other %s', (_how, said, locale, chinese) => {
    const after = rewordedSentence(inEnglish, said, locale)
    expect(after.behind).toBeUndefined()
    expect(after.text).toEqual({ en: 'Twice.', ...(chinese ? { 'zh-Hans': chinese } : {}) })
  })
})

describe('a report of which one language is behind', () => {
  let made: TestReports
  let mina: Family
  let id: string
  beforeEach(async () => {
    made = await TestReports.make()
    mina = await made.own.family('Mina')
    await made.own.observe([mina.childId], { areas: ['eyfs.pd'] })
    id = await made.draft(mina.childId)
    const [first] = (await made.body(id)).sections.flatMap(({ sentences }) => sentences)
    const sentences = [{ id: first?.id ?? '', text: 'She moves a lot.' }]
    await writeVersion(made.own.teacher.school, id, { ...nothingTyped(1), sentences }, 'en')
    await made.approve(id)
  })
  const reads = (locale: 'en' | 'zh-Hans') =>
    made.own.place.inside.write(tx => tx.update(members).set({ locale }).where(eq(members.id, mina.memberId)))
  const shown = async (locale: 'en' | 'zh-Hans') => {
    const words = { locale, t: translator(locale, catalogueOf(locale)) }
    const { sections } = await readReport(mina.school, id, null, words)
    return sections.flatMap(({ sentences }) => sentences)[0]
  }
  const office = () => made.own.office.school

  test('shows that to whoever writes or reviews it, in both languages', async () => {
    const at = async (locale: 'en' | 'zh-Hans') => {
      const words = { locale, t: translator(locale, catalogueOf(locale)) }
      const { sections } = await editedReport(office(), id, words)
      return sections.flatMap(({ sentences }) => sentences)[0]
    }
    expect(await at('en')).toMatchObject({ text: 'She moves a lot.', other: { lang: 'zh-Hans', behind: 'there' } })
    expect(await at('zh-Hans')).toMatchObject({ other: { lang: 'en', text: 'She moves a lot.', behind: 'here' } })
  })

  test('asks a lead where the family reads that language, and goes out on their word', async () => {
    await reads('zh-Hans')
    expect(await publishReport(office(), id)).toEqual({ leftOut: 0, asks: 1 })
    expect((await openVersion(office(), id)).version.state).toBe('approved')
    expect(await publishReport(office(), id, true)).toEqual({ leftOut: 0, asks: 0 })
    expect(await shown('zh-Hans')).toMatchObject({
      lang: 'zh-Hans',
      text: expect.stringContaining('Mina'),
      other: null,
    })
    expect(JSON.stringify(await made.body(id))).not.toContain('behind')
  })

  test('goes out at once where nobody of the family reads it: there the new words stand in both', async () => {
    await reads('en')
    expect(await publishReport(office(), id)).toEqual({ leftOut: 0, asks: 0 })
    expect(await shown('zh-Hans')).toMatchObject({ lang: 'en', text: 'She moves a lot.' })
  })
})
