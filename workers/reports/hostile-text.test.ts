import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { PaperDocument } from './document.ts'
import { endTypesetters, makePdf } from './make-pdf.server.ts'
import { readPdf } from './read-pdf.ts'
import { sampleReport } from './sample.ts'

afterAll(endTypesetters)

/** Pieces that would be calls, references, mathematics, comments, labels, raw text or another string if anything read them. */
const syntax = [
  ...['#panic("x")', '#eval("1+1")', '#read("/document.typ")', '#sys.inputs', '#include "house.typ"', '#pagebreak()'],
  ...[
    '*bold*',
    '_em_',
    '$x^2$',
    '= Heading',
    '- item',
    '+ item',
    '/ term: x',
    '@ref',
    '<label>',
    '`raw`',
    '```',
    '//c',
    '/*',
  ],
  ...[
    '*/',
    '\\',
    '\\u{41}',
    '"',
    "'",
    '--',
    '---',
    '...',
    '~',
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    ';',
    '#',
    '#[',
    '#{',
    '$',
    '%',
  ],
  ...['https://a.example', 'Mei', 'O’Neil', '王小明', '"小美"', 'é', '1.', '<b>', '&amp;', '$(1)', '{{x}}', '</title>'],
] as const

const phrase = fc
  .array(fc.oneof(fc.constantFrom(...syntax), fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map(pieces => pieces.join(' ').trim())
  .filter(text => text !== '')
const chinese = phrase.map(text => ({ text, lang: 'zh-Hans' }))

test('what is put into any field stands in the PDF as it was, and nothing of it is evaluated', async () => {
  const { house } = sampleReport()
  await fc.assert(
    fc.asyncProperty(fc.array(phrase, { minLength: 18, maxLength: 18 }), chinese, async (texts, passage) => {
      const [title = '', subtitle = '', foot = '', ...more] = texts
      const next = () => more.shift() ?? ''
      const field = () => {
        const text = next()
        inside.push(text)
        return text
      }
      const inside: string[] = []
      const name = next()
      const document: PaperDocument = {
        title,
        subtitle,
        foot,
        lang: 'en',
        house: { ...house, name },
        blocks: [
          { kind: 'heading', level: 2, text: field() },
          { kind: 'paragraph', text: field() },
          { kind: 'paragraph', text: passage },
          { kind: 'list', items: [field()] },
          { kind: 'facts', rows: [{ label: field(), value: field() }] },
          { kind: 'table', caption: field(), columns: [{ label: field() }], rows: [[field()]] },
          { kind: 'picture', picture: 'none', alt: 'x', caption: field() },
          { kind: 'note', title: field(), text: field() },
          { kind: 'signatures', lines: [{ label: field(), name: field(), date: field() }] },
        ],
      }
      const pdf = await readPdf(await makePdf(document, new Map()))
      const all = pdf.letters.normalize()
      for (const text of [name, subtitle, foot, passage.text, ...inside])
        expect(all).toContain(text.replace(/\s/g, '').normalize())
      expect(pdf.title).toBe(title)
      expect(pdf.bookmarks[0]?.replace(/\s/g, '')).toBe(title.replace(/\s/g, ''))
      expect(pdf.pdfUa).toBe('1')
    }),
    { numRuns: 60 },
  )
}, 120_000)
