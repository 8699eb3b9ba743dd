import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alternativesTo, checkSlugShape, longestSlug, slugFromLatin } from './slug.ts'
import { suggestSlug } from './slug-suggestion.server.ts'

describe('checkSlugShape', () => {
  it.each(['ab', 'sunrise', 'school-1', '3-bears', 'a'.repeat(40)])('takes %s', slug => {
    expect(checkSlugShape(slug)).toEqual({ ok: true })
  })

  it.each([
    ['', 'too-short'],
    ['a', 'too-short'],
    ['a'.repeat(41), 'too-long'],
    ['Sunrise', 'characters'],
    ['sun rise', 'characters'],
    ['sun_rise', 'characters'],
    ['sun.rise', 'characters'],
    ['école', 'characters'],
    ['阳光', 'characters'],
    ['sunrise\n', 'characters'],
    ['-sunrise', 'edge-hyphen'],
    ['sunrise-', 'edge-hyphen'],
    ['sun--rise', 'double-hyphen'],
    ['xn--mnchen-3ya', 'double-hyphen'],
    ['2024', 'only-digits'],
  ])('refuses %j: %s', (slug, reason) => {
    expect(checkSlugShape(slug)).toEqual({ ok: false, reason })
  })
})

describe('suggestSlug', () => {
  it.each([
    ['Sunrise Kindergarten', 'sunrise-kindergarten'],
    ['École Saint-Étienne', 'ecole-saint-etienne'],
    ['Kita Straßenmäuse', 'kita-strassenmause'],
    ['St. Mary’s & St. John’s', 'st-marys-and-st-johns'],
    ['Łódź Przedszkole', 'lodz-przedszkole'],
    ['İstanbul Işık', 'istanbul-isik'],
    ['Ｓｕｎｒｉｓｅ', 'sunrise'],
    ['阳光幼儿园', 'yangguang-youeryuan'],
    ['重庆三中', 'chongqingsanzhong'],
    ['長樂幼稚園', 'changle-youzhiyuan'],
    ['Sunrise 阳光幼儿园', 'sunrise-yangguang-youeryuan'],
    ['女儿国', 'nverguo'],
    ['新疆维吾尔自治区乌鲁木齐市天山区实验小学', 'xjwwezzqwlmqstsq-syxx'],
  ])('makes of %s %s', (name, slug) => {
    expect(suggestSlug(name)).toBe(slug)
  })

  it.each(['Детский сад', '日出の幼稚園', 'حضانة', 'Sunrise Школа', '🙂', '', '12345'])(
    'leaves the choice to the school for %j',
    name => {
      expect(suggestSlug(name)).toBe('')
    },
  )

  it('cuts a long name at a word, and a long word where it must', () => {
    expect(slugFromLatin('The Very Reverend Bartholomew Featherstone Memorial School')).toBe(
      'the-very-reverend-bartholomew',
    )
    expect(slugFromLatin('a'.repeat(60))).toBe('a'.repeat(longestSlug))
  })

  it('gives a valid slug or nothing for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), name => {
        const slug = suggestSlug(name)
        if (slug !== '') expect(checkSlugShape(slug)).toEqual({ ok: true })
      }),
      { numRuns: 500, seed: 7 },
    )
  })
})

describe('alternativesTo', () => {
  it('offers place and kind before numbers', () => {
    expect(alternativesTo('sunrise', { place: 'Bad Tölz', kind: 'nursery' }).slice(0, 3)).toEqual([
      'sunrise-bad-tolz',
      'sunrise-nursery',
      'sunrise-school',
    ])
  })

  it('does not say a word twice', () => {
    expect(alternativesTo('sunrise-school', { kind: 'school' })).not.toContain('sunrise-school-school')
  })

  it('offers only valid addresses other than the one taken, however long', () => {
    const slugs = fc.stringMatching(/^[a-z0-9-]{2,40}$/).filter(slug => checkSlugShape(slug).ok)
    fc.assert(
      fc.property(slugs, fc.string({ unit: 'grapheme' }), (slug, place) => {
        const offers = alternativesTo(slug, { place })
        expect(offers.filter(offer => !checkSlugShape(offer).ok || offer === slug)).toEqual([])
        expect(offers.length).toBeGreaterThan(0)
      }),
      { numRuns: 500, seed: 7 },
    )
  })
})
