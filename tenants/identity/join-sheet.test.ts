import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { pdfColours } from '../brand/email-colours.ts'
import { makeTheme } from '../brand/theme.ts'
import { groupedJoinCode, newJoinCode } from './join-code.ts'
import type { JoinCode } from './join-codes.server.ts'
import { joinSheet } from './join-sheet.server.ts'

const colours = pdfColours(makeTheme({ brand: '#c8102e', corner: 'soft', font: 'nunito' }))
const codeFor = (childName: string, guardianNumber = 1): JoinCode => ({
  childId: crypto.randomUUID(),
  childName,
  guardianNumber,
  code: newJoinCode(),
  expiresAt: new Date('2026-12-24'),
})

async function readPdf(bytes: Buffer): Promise<string[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, each) => (await pdf.getPage(each + 1)).getTextContent()),
  )
  return pages.map(page => page.items.map(item => ('str' in item ? item.str : '')).join(''))
}

test('a sheet has a card for each code, with Chinese, rare and accented names readable', async () => {
  const codes = [codeFor('王小明'), codeFor('王小明', 2), codeFor('欧阳喆燊'), codeFor('Łukasz Żółć-Müller')]
  const bytes = await joinSheet({
    school: '朝阳幼儿园',
    locale: 'zh-Hans',
    colours,
    logo: null,
    origin: 'http://sunrise.localhost:3000',
    codes,
  })
  const [page = ''] = await readPdf(bytes)
  for (const text of [
    '朝阳幼儿园',
    '王小明',
    '监护人 2',
    '欧阳喆燊',
    'Łukasz Żółć-Müller',
    'sunrise.localhost:3000/join',
    '2026年12月24日',
  ])
    expect(page).toContain(text)
  for (const { code } of codes) expect(page).toContain(groupedJoinCode(code))
})

test('only the characters that occur are embedded, and eight cards fit on a page', async () => {
  const codes = Array.from({ length: 17 }, (_, each) => codeFor(`Child ${each}`))
  const bytes = await joinSheet({
    school: 'Sunrise',
    locale: 'en',
    colours,
    logo: null,
    origin: 'https://sunrise.example',
    codes,
  })
  expect(bytes.length).toBeLessThan(150_000)
  const pages = await readPdf(bytes)
  expect(pages).toHaveLength(3)
  expect(pages[2]).toContain('Child 16')
})
