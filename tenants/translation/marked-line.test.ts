import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mark } from './marked-line.ts'
import type { Rendering } from './rendering.ts'

/** What comes back from a translator that changes nothing, and from one that changes every letter it may. */
const untouched = (text: string, glossary: readonly Rendering[] = []) => {
  const { lines, restore } = mark([text], glossary)
  return restore(lines)[0]
}
const inCapitals = (text: string, glossary: readonly Rendering[] = []) => {
  const { lines, restore } = mark([text], glossary)
  return restore(
    lines.map(line => line.replace(/(<span[^<]*<\/span>|&\w+;)|[^<&]+/g, (all, kept) => kept ?? all.toUpperCase())),
  )[0]
}

const pieces = [
  'Bears',
  'bears',
  '<b>',
  '&amp;',
  '&',
  '"',
  '</span>',
  '<span translate="no" id="k0">',
  '**',
  '](https://a.example/x)',
  '[',
  '- ',
  '3. ',
  '\n',
  ' ',
  '中文',
  '小熊',
  'שלום',
  'مرحبا',
  '\u202e',
  '👩‍👩‍👧',
  '🇨🇳',
  'é',
  '\u0001',
  '\ud800',
  'https://b.example?a=1&b=2',
  '$&',
  '\\',
  '(',
  '.*',
]
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme' })), { maxLength: 12 })
  .map(parts => parts.join(''))
const anyTerm = fc.oneof(
  fc.constantFrom(...pieces.map(each => each.trim()).filter(Boolean)),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
)

describe('whatever people write', () => {
  test('nothing of it is lost or becomes markup, with any glossary', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyTerm, { maxLength: 6 }), (text, terms) => {
        const { lines, restore } = mark(
          [text, text],
          terms.map(term => ({ term, rendering: term })),
        )
        // Every mark in a line is one of ours, and what is inside of it is text.
        for (const line of lines) {
          const bare = line.replace(/<span translate="no" id="k\d+">([^<>]*)<\/span>/g, '$1')
          expect(bare).not.toMatch(/[<>"\n]/)
          expect(bare.replace(/&(amp|lt|gt|quot);/g, '')).not.toContain('&')
        }
        expect(restore(lines)).toEqual([text, text])
      }),
      { numRuns: 400 },
    )
  })

  test('a line that comes back mangled is as it was written', () => {
    const kept = [{ term: 'Bears', rendering: 'Bears' }]
    for (const answer of [
      'The are here',
      'The <b>x</b> <span id="k0">Bears</span>',
      '',
      'a\nb <span id="k0">Bears</span>',
    ]) {
      expect(mark(['The Bears are here'], kept).restore([answer])).toEqual(['The Bears are here'])
    }
    expect(mark(['a <i> b'], []).restore(['A <i> B'])).toEqual(['a <i> b'])
  })

  test('is parted into lines, with marks of lists, spaces and addresses out of reach', () => {
    const text =
      '  - bring **boots**\n\n3. see [our page](https://school.example/a?b=c&d)\nask office@school.example!\n🎉 17:30'
    const { lines } = mark([text], [])
    expect(lines).toHaveLength(3)
    expect(untouched(text)).toBe(text)
    expect(inCapitals(text)).toBe(
      '  - BRING **BOOTS**\n\n3. SEE [OUR PAGE](https://school.example/a?b=c&d)\nASK office@school.example!\n🎉 17:30',
    )
  })

  test.each(['&lt;', '&#x4e2d;', '&#39;', '&unknown;'])('an answer may name letters: %s', name => {
    const meant: Record<string, string> = { '&lt;': '<', '&#x4e2d;': '中', '&#39;': "'", '&unknown;': '&unknown;' }
    expect(mark(['hello'], []).restore([`a ${name}`])).toEqual([`a ${meant[name]}`])
  })
})

describe('the glossary', () => {
  const glossary = [
    { term: 'Kita', rendering: '幼儿园' },
    { term: 'Kita Sonne', rendering: '阳光园' },
    { term: 'group', rendering: 'class' },
    { term: '小熊', rendering: 'Bears' },
    { term: 'Bears', rendering: 'Bears' },
  ]
  test.each([
    ['In der Kita Sonne', 'IN DER 阳光园'],
    ['Kita, Kitas, Kita-Tag', '幼儿园, KITAS, 幼儿园-TAG'],
    ['Group and group, not groups or GROUP', 'Class AND class, NOT GROUPS OR GROUP'],
    ['今天小熊班 goes out', '今天Bears班 GOES OUT'],
    ['the小熊 Bears班', 'THEBears Bears班'],
    ['Bears', 'Bears'],
  ])('takes the longest, whole words, as they are written: %s', (text, becomes) => {
    expect(inCapitals(text, glossary)).toBe(becomes)
  })

  test('puts no term into the translator’s hands, whatever it looks like', () => {
    for (const term of ['C++ (new)', '<b>Sun</b>', '.*', 'R&D', '$1'])
      expect(inCapitals(`to ${term} now`, [{ term, rendering: term }])).toBe(`TO ${term} NOW`)
  })
})
