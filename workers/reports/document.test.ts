import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { coverageBars } from '#app/ui/charts/coverage-bars.ts'
import { makeTheme } from '#tenants/brand/theme.ts'
import { Permanent } from '#workers/failure.ts'
import type { Block, PaperDocument } from './document.ts'
import { endTypesetters, makePdf } from './make-pdf.server.ts'
import { paperLook } from './paper-look.ts'
import type { Pictures } from './pictures.server.ts'
import { flat, readPdf } from './read-pdf.ts'
import { sampleReport } from './sample.ts'

afterAll(endTypesetters)

const colour = { r: 200, g: 120, b: 40 }
const jpeg = (width = 300, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()
const none: Pictures = new Map()
const { house } = sampleReport()
const of = (...blocks: Block[]): PaperDocument => ({ title: 'A sheet', lang: 'en', house, blocks })
const made = async (blocks: Block[], pictures = none) => readPdf(await makePdf(of(...blocks), pictures))

async function photos(): Promise<Pictures> {
  const pictures = new Map<string, Uint8Array>()
  for (let each = 0; each < 6; each++) pictures.set(`photo-${each}`, await jpeg())
  pictures.set(
    'logo',
    await sharp({ create: { width: 90, height: 60, channels: 4, background: { ...colour, alpha: 0.5 } } })
      .png()
      .toBuffer(),
  )
  return pictures
}

test('a report is PDF/UA-1 with title, language, bookmarks, tags, alternative texts and the language of passages', async () => {
  const pdf = await readPdf(await makePdf(sampleReport({ logo: true }), await photos()))
  expect(pdf.pages).toHaveLength(5)
  expect(pdf).toMatchObject({ title: 'A year in the garden group', lang: 'en', pdfUa: '1' })
  expect(pdf.bookmarks).toEqual([
    'A year in the garden group',
    'Curiosity',
    'Playing and living together',
    'Attendance',
    '语言',
    'Growing',
    'What Mei can do by now',
    'Next steps',
  ])
  const tags = flat(pdf.tags)
  const roles = new Set(tags.map(({ role }) => role))
  for (const role of ['H1', 'H2', 'H3', 'P', 'Figure', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'Caption'])
    expect(roles).toContain(role)
  const said = tags.filter(({ role }) => role === 'Figure').map(({ alt }) => alt)
  expect(said).toHaveLength(9)
  expect(said).toContain('Coloured fields, picture 4 of the year')
  expect(said).toContain('Most was written about language, least about music: 3 of 12.')
  expect(tags.filter(({ lang }) => lang === 'zh-CN').length).toBeGreaterThan(5)
  for (const text of ['小美带着满满一篮子的问题', 'MeicameintothegardengroupwithabasketfullofquestionS'.toLowerCase()])
    expect(pdf.letters.toLowerCase()).toContain(text)
})

test('a Chinese document says so, and its table repeats its head on each page', async () => {
  const rows = Array.from({ length: 90 }, (_, each) => [`孩子 ${each + 1}`, '已签到'])
  const pdf = await readPdf(
    await makePdf(
      {
        title: '签到表',
        lang: 'zh-Hans',
        house: { ...house, name: '青禾幼儿园', font: 'system' },
        blocks: [{ kind: 'table', columns: [{ label: '姓名' }, { label: '状态', share: 1 }], rows }],
      },
      none,
    ),
  )
  expect(pdf.lang).toBe('zh-CN')
  expect(pdf.pages.length).toBeGreaterThan(2)
  for (const page of pdf.pages) expect(page).toContain('状态')
  expect(pdf.pages[0]).toContain('青禾幼儿园')
})

test('a wide table lies on its side, small and with lines between days, and may hold drawings', async () => {
  const days = Array.from({ length: 31 }, (_, each) => `${each + 1}`)
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M5 5L50 15" stroke="#000000"/></svg>'
  const rows = Array.from({ length: 40 }, (_, each) => [`Child ${each + 1}`, ...days.map(() => '✓')])
  const wide: PaperDocument = {
    ...of({
      kind: 'table',
      dense: true,
      total: true,
      columns: [
        { label: 'Name', share: 0.2 },
        ...days.map(label => ({ label, align: 'center' as const, share: 0.025, shaded: label === '7' })),
      ],
      rows: [...rows, ['Sum', ...days.map((_, each) => (each === 0 ? { svg, alt: 'A signature' } : '40'))]],
    }),
    landscape: true,
  }
  const bytes = await makePdf(wide, none)
  const pdf = await readPdf(bytes)
  expect(pdf.pdfUa).toBe('1')
  const [width = 0, height = 0] = pdf.sizes[0] ?? []
  expect(width).toBeGreaterThan(height)
  expect(pdf.pages.length).toBeLessThan(4)
  for (const page of pdf.pages) expect(page).toContain('Name')
  expect(pdf.letters.split('✓')).toHaveLength(40 * 31 + 1)
  expect(flat(pdf.tags).map(({ alt }) => alt)).toContain('A signature')
  const upright = await makePdf({ ...wide, blocks: [{ kind: 'cards', cards: [] }] }, none).catch(error => error)
  expect(upright).toMatchObject({ reason: 'document-malformed' })
  const hostile = { svg: svg.replace('<path', '<image href="/etc/passwd"/><path'), alt: 'A signature' }
  const refused = await made([{ kind: 'table', columns: [{ label: 'x' }], rows: [[hostile]] }]).catch(error => error)
  expect(refused).toMatchObject({ reason: 'drawing-refused' })
})

test('a picture that is missing or damaged leaves its words, and the others stand', async () => {
  const pictures = new Map<string, Uint8Array>([
    ['good', await jpeg()],
    ['bad', Buffer.from('GIF89a is not a picture that anybody can open')],
    ['empty', new Uint8Array()],
  ])
  const pdf = await made(
    [
      { kind: 'picture', picture: 'good', alt: 'Apples', width: 0.5 },
      { kind: 'picture', picture: 'nowhere', alt: 'Pears on a table' },
      {
        kind: 'photos',
        columns: 2,
        photos: [
          { picture: 'bad', alt: 'A broken plum' },
          { picture: 'empty', alt: 'No plum' },
        ],
      },
    ],
    pictures,
  )
  expect(pdf.pdfUa).toBe('1')
  expect(flat(pdf.tags).map(({ alt }) => alt)).toContain('Apples')
  for (const text of ['Pears on a table', 'A broken plum', 'No plum']) expect(pdf.pages.join('')).toContain(text)
})

test('pictures of any kind and turn are made fit for paper', async () => {
  const turned = await sharp(await jpeg(900, 300))
    .withMetadata({ orientation: 6 })
    .toBuffer()
  const webp = await sharp(await jpeg(3_000, 2_000))
    .webp()
    .toBuffer()
  const grey = await sharp(await jpeg())
    .toColourspace('b-w')
    .jpeg()
    .toBuffer()
  const cmyk = await sharp(await jpeg())
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer()
  const pictures = new Map(Object.entries({ turned, webp, grey, cmyk }))
  const names = [...pictures.keys()]
  const pdf = await made(
    names.map(name => ({ kind: 'picture', picture: name, alt: `The one called ${name}`, width: 0.3 }) as const),
    pictures,
  )
  expect(flat(pdf.tags).flatMap(({ alt }) => alt ?? [])).toEqual(names.map(name => `The one called ${name}`))
})

test('a JPEG that is fit for paper stands in the PDF byte for byte, and Typst does not open it', async () => {
  const photo = await jpeg(1_200, 900)
  const pdf = Buffer.from(await makePdf(of({ kind: 'picture', picture: 'a', alt: 'A' }), new Map([['a', photo]])))
  expect(pdf.includes(photo)).toBe(true)
  // Opened, six hundred such pictures would be two gigabytes.
  const pictures = new Map(
    Array.from({ length: 600 }, (_, each) => [`${each}`, Buffer.concat([photo, Buffer.from([each >> 8, each & 255])])]),
  )
  const many = [...pictures.keys()].map(name => ({ kind: 'picture', picture: name, alt: name, width: 0.1 }) as const)
  expect((await made(many, pictures)).pdfUa).toBe('1')
})

test('names of one letter and of eighty, with and without spaces, stand in every block', async () => {
  const long = 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswesse'
  expect(long).toHaveLength(80)
  const spaced = 'Ana Maria Francisca de la Santísima Trinidad Ruiz y Picasso von und zu Hohenlohe'
  const names = ['X', '王', long, spaced, '司'.repeat(80)]
  const pdf = await made([
    { kind: 'facts', rows: names.map(value => ({ label: value, value })) },
    {
      kind: 'table',
      columns: [{ label: long }, { label: 'Name' }, { label: 'N', align: 'end' }],
      rows: names.map(name => [name, name, '1']),
    },
    { kind: 'signatures', lines: names.map(name => ({ label: name, name, date: '1 May' })) },
  ])
  expect(pdf.pdfUa).toBe('1')
  for (const name of names) {
    const wanted = name.replace(/\s/g, '')
    expect([wanted, pdf.letters.split(wanted).length - 1 >= 6]).toEqual([wanted, true])
  }
})

test('names from right to left stand in lines of either direction', async () => {
  const names = ['محمد الأمين', 'נועה לוי']
  const pdf = await made([
    ...names.map(text => ({ kind: 'paragraph', text }) as const),
    { kind: 'paragraph', text: `Today ${names[0]} and ${names[1]} played (2 hours).` },
    { kind: 'paragraph', text: { text: 'لعب محمد مع Anna اليوم.', lang: 'ar' } },
    { kind: 'paragraph', text: { text: 'נועה ציירה', lang: 'he' } },
  ])
  expect(pdf.pdfUa).toBe('1')
  // Readers differ in how they order such lines; nothing is lost in any.
  const has = (text: string) => [...new Set(text.replace(/\s/g, ''))].every(letter => pdf.letters.includes(letter))
  for (const name of names) expect(has(name)).toBe(true)
  expect(flat(pdf.tags).map(({ lang }) => lang)).toEqual(expect.arrayContaining(['ar', 'he']))
})

test('signs that no font has are boxes, emoji are drawn, control characters are gone', async () => {
  const pdf = await made([
    { kind: 'paragraph', text: 'Klingon \u{f8d0}, cuneiform 𒀀, Thai ก: end' },
    { kind: 'paragraph', text: 'Sun 🌞 family 👨‍👩‍👧 hand 👋🏽 flag 🇨🇳 heart ❤️ done' },
    { kind: 'paragraph', text: 'a\u0000b\u0007c\u001bd\ud800e\ufefff\u2028g\tz' },
    { kind: 'paragraph', text: 'ma\u0301n\u0303ana 王\u0301' },
  ])
  expect(pdf.pdfUa).toBe('1')
  expect(pdf.letters).toContain('Klingon□,cuneiform□,Thai□:end')
  expect(pdf.letters).toContain('🌞')
  expect(pdf.letters).toContain('abcdefgz')
})

test('a drawing of more than shapes and text is refused', async () => {
  const svg = (inside: string, before = '') =>
    `${before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inside}</svg>`
  const hostile = [
    svg('<image href="/etc/passwd"/>'),
    svg('<image xlink:href="file:///etc/passwd" xmlns:xlink="http://www.w3.org/1999/xlink"/>'),
    svg('<script>1</script>'),
    svg('<rect onload="1"/>'),
    svg('<rect style="fill:url(http://x)"/>'),
    svg('<rect fill="url(#a)"/>'),
    svg('<use href="#a"/>'),
    svg('<foreignObject/>'),
    svg('&a;', '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">]>'),
    svg('<g>'.repeat(60) + '</g>'.repeat(60)),
    svg('<rect/>'.repeat(20_001)),
    svg('<g>'),
    'not a drawing',
    '',
  ]
  for (const each of hostile) {
    const failure = await made([{ kind: 'chart', svg: each, alt: 'A chart' }]).catch(error => error)
    expect(failure).toBeInstanceOf(Permanent)
    expect(failure).toMatchObject({ reason: 'drawing-refused' })
  }
  const fine = await made([{ kind: 'chart', svg: svg('<rect width="5" height="5" fill="#ff0000"/>'), alt: 'A chart' }])
  expect(flat(fine.tags).map(({ alt }) => alt)).toContain('A chart')
})

test('a chart has the school’s fonts and any script; signs that no font has are boxes there as well', async () => {
  const { chart } = paperLook(makeTheme({ brand: '#c8102e', corner: 'soft', font: 'lexend' }))
  const names = ['Language', '语言', 'محمد', 'נועה', '🌞', '𒀀', '\u0007']
  const { svg, alt } = coverageBars({
    ...chart,
    alt: 'Areas',
    locale: 'en',
    rows: names.map(name => ({ name, share: 0.5, shown: '1' })),
  })
  const pdf = await made([{ kind: 'chart', svg, alt }])
  expect(pdf.pdfUa).toBe('1')
  expect(flat(pdf.tags).map(tag => tag.alt)).toContain('Areas')
})

test('a document that is none is refused without quoting it', async () => {
  const failure = await makePdf({ ...of(), lang: '"); #panic("' }, none).catch(error => error)
  expect(failure).toMatchObject({ reason: 'document-malformed' })
  expect(String(failure.cause)).not.toContain('panic')
})
