import { describe, expect, test } from 'vitest'
import { readRoster } from './file.server.ts'
import { RosterRefused } from './refusal.ts'
import { workbookOf, workbookParts, zipOf } from './test-workbook.ts'

const refusalOf = async (bytes: Buffer) =>
  readRoster(bytes).then(
    () => 'taken',
    (error: unknown) => (error instanceof RosterRefused ? error.reason : String(error)),
  )

describe('a CSV file', () => {
  // '姓名,班级' and '王小明,小一班' in GBK.
  const gbk = Buffer.from('d0d5c3fb2cb0e0bcb60acdf5d0a1c3f72cd0a1d2bbb0e00a', 'hex')

  test.each([
    ['UTF-8', Buffer.from('姓名,班级\n王小明,小一班\n'), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\ufeff姓名,班级\n王小明,小一班\n'), 'utf-8'],
    ['GBK', gbk, 'gb18030'],
    ['UTF-16', Buffer.from('\ufeff姓名,班级\n王小明,小一班\n', 'utf16le'), 'utf-16le'],
    ['UTF-16, big end first', Buffer.from('\ufeff姓名,班级\n王小明,小一班\n', 'utf16le').swap16(), 'utf-16be'],
  ])('in %s is read', async (_name, bytes, encoding) => {
    expect(await readRoster(bytes)).toEqual({
      kind: 'csv',
      encoding,
      sheet: { headers: ['姓名', '班级'], rows: [{ line: 2, cells: ['王小明', '小一班'] }] },
    })
  })

  test('in Windows-1252 is read, and in UTF-16 without a mark', async () => {
    const western = await readRoster(Buffer.from('First name;Last name\nZoë;Müller\nJürgen;Größe\n', 'latin1'))
    expect([western.encoding, western.sheet.rows.map(({ cells }) => cells)]).toEqual([
      'windows-1252',
      [
        ['Zoë', 'Müller'],
        ['Jürgen', 'Größe'],
      ],
    ])
    expect((await readRoster(Buffer.from('First name\tLast name\nMia\tChen\n', 'utf16le'))).encoding).toBe('utf-16le')
  })

  test('whose encoding was guessed wrong is read as somebody says', async () => {
    const wrong = await readRoster(gbk, 'windows-1252')
    expect(wrong.sheet.headers).not.toContain('姓名')
    expect((await readRoster(gbk, 'gb18030')).sheet.headers).toEqual(['姓名', '班级'])
  })

  test('may have titles above the header, blank lines, and lines of unequal length; lines keep their number', async () => {
    const { sheet } = await readRoster(
      Buffer.from('Willow House\n\nFirst name,Last name,Class\nMia,Chen\n\nBen,"Li, Jr",Bees,\n'),
    )
    expect(sheet).toEqual({
      headers: ['First name', 'Last name', 'Class'],
      rows: [
        { line: 4, cells: ['Mia', 'Chen', ''] },
        { line: 6, cells: ['Ben', 'Li, Jr', 'Bees'] },
      ],
    })
  })

  test('keeps a formula as the text it is', async () => {
    const { sheet } = await readRoster(Buffer.from(`First name,Last name\n=cmd|' /C calc'!A0,Chen\n`))
    expect(sheet.rows[0]?.cells[0]).toBe(`=cmd|' /C calc'!A0`)
  })
})

describe('a workbook', () => {
  test('is read as it shows: texts, numbers, days, what a formula last gave', async () => {
    const bytes = workbookOf([
      ['Name', 'Birth date', 'Phone', 'Class'],
      ['Mia & <Chen>', { serial: 44260 }, 13800138000, { formula: `cmd|' /C calc'!A0`, shown: 'Bees' }],
    ])
    expect(await readRoster(bytes)).toEqual({
      kind: 'xlsx',
      encoding: null,
      sheet: {
        headers: ['Name', 'Birth date', 'Phone', 'Class'],
        rows: [{ line: 2, cells: ['Mia & <Chen>', '2021-03-05', '13800138000', 'Bees'] }],
      },
    })
  })

  test('with a hidden first sheet is read from the one that is seen', async () => {
    const parts = workbookParts([['Name'], ['Mia Chen']])
    const bytes = zipOf({
      ...parts,
      'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="x" state="hidden" r:id="rId0"/><sheet name="y" r:id="rId1"/></sheets></workbook>`,
    })
    expect((await readRoster(bytes)).sheet.headers).toEqual(['Name'])
  })

  test('that unpacks to more than its packed size allows is refused, whatever its directory states', async () => {
    const parts = {
      ...workbookParts([['Name'], ['Mia']]),
      'xl/worksheets/sheet1.xml': Buffer.alloc(60 * 1024 * 1024, 32),
    }
    expect(await refusalOf(zipOf(parts))).toBe('bomb')
    expect(await refusalOf(zipOf(parts, 1_000))).toBe('bomb')
  })

  test('with entities of its own blows nothing up', async () => {
    const lol = `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;&a;">]>`
    const parts = workbookParts([['Name'], ['Mia']])
    const bytes = zipOf({ ...parts, 'xl/sharedStrings.xml': `${lol}<sst><si><t>&b;</t></si></sst>` })
    expect(await refusalOf(bytes)).toBe('damaged')
  })
})

describe('refused with its reason', () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  test.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['blank lines', Buffer.from('\n\n , ,\n'), 'empty'],
    ['a header alone', Buffer.from('First name,Last name\n'), 'empty'],
    ['a password', Buffer.concat([ole, Buffer.alloc(500), Buffer.from('EncryptedPackage', 'utf16le')]), 'protected'],
    ['an old .xls', Buffer.concat([ole, Buffer.alloc(500)]), 'old_excel'],
    ['a PDF', Buffer.from('%PDF-1.7\nx,y\n'), 'not_a_table'],
    ['bytes of something', Buffer.concat([Buffer.from('x,y\n'), Buffer.alloc(20), Buffer.from('äöü')]), 'not_a_table'],
    ['a zip of something else', zipOf({ 'word/document.xml': '<w/>' }), 'not_a_table'],
    ['a workbook cut off', workbookOf([['Name'], ['Mia']]).subarray(0, 400), 'damaged'],
    ['100,000 rows of CSV', Buffer.from(`a,b\n${'Mia,Chen\n'.repeat(100_000)}`), 'too_many_rows'],
    ['too many columns', Buffer.from(`${'a,'.repeat(80)}z\n${'b,'.repeat(80)}z\n`), 'too_many_columns'],
    ['6 MB', Buffer.alloc(6 * 1024 * 1024, 65), 'too_large'],
  ])('%s', async (_name, bytes, reason) => {
    expect(await refusalOf(bytes)).toBe(reason)
  })

  test('100,000 rows of a workbook', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => [`Mia ${index}`, 'Chen'])
    expect(await refusalOf(workbookOf([['First name', 'Last name'], ...rows]))).toBe('too_many_rows')
  })
})
