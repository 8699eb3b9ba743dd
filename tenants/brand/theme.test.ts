import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrast, type Hex, luminance } from './contrast.ts'
import { readHex } from './oklch.ts'
import { PAIRS } from './pairs.ts'
import { isBrandColour, makeTheme, type Theme } from './theme.ts'
import { COLOUR_TOKENS, SCHEMES } from './tokens.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((n): Hex => `#${n.toString(16).padStart(6, '0')}`)
const grey = fc.integer({ min: 0, max: 255 }).map((n): Hex => `#${n.toString(16).padStart(2, '0').repeat(3)}`)
const any = fc.oneof({ weight: 9, arbitrary: colour }, { weight: 1, arbitrary: grey })
const look = { corner: 'soft', font: 'nunito' } as const

/** Colours that break simple theme engines: both ends, pure greys, the sRGB corners, worst cases for black and white. */
const HARD: Hex[] = [
  ...(['#000000', '#ffffff', '#010101', '#fefefe', '#808080', '#767676', '#757575', '#777777'] as const),
  ...(['#ffff00', '#ffd400', '#00ff00', '#39ff14', '#00ffff', '#ff00ff', '#ff0000', '#0000ff'] as const),
  ...(['#e53935', '#1e88e5', '#ff6700', '#ccff00', '#fff3c4', '#0b0b12', '#7f7f00', '#ff5f9e'] as const),
]

function failures(theme: Theme): string[] {
  return SCHEMES.flatMap(scheme =>
    PAIRS.filter(({ front, back, ratio }) => contrast(theme[scheme][front], theme[scheme][back]) < ratio).map(
      ({ front, back }) => `${scheme}: ${front} on ${back}`,
    ),
  )
}

describe('contrast', () => {
  test('follows the known values of WCAG 2.2', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10)
    expect(contrast('#ffffff', '#ffffff')).toBe(1)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.542, 3)
    expect(luminance('#ff0000')).toBeCloseTo(0.2126, 10)
  })
})

describe('makeTheme', () => {
  test('holds every pair in both schemes for any brand colour, and keeps that colour exactly', () => {
    fc.assert(
      fc.property(any, brand => {
        const theme = makeTheme({ brand, ...look })
        expect(failures(theme)).toEqual([])
        expect([theme.light.brand, theme.dark.brand]).toEqual([brand, brand])
      }),
      { numRuns: 1500, seed: 7 },
    )
  })

  test('holds every pair for any brand colour with any accent, and keeps both exactly', () => {
    fc.assert(
      fc.property(any, any, (brand, accent) => {
        const theme = makeTheme({ brand, accent, ...look })
        expect(failures(theme)).toEqual([])
        expect([theme.light.accent, theme.dark.accent, theme.dark.brand]).toEqual([accent, accent, brand])
      }),
      { numRuns: 700, seed: 11 },
    )
  })

  test.each(HARD)('holds every pair for the hard colour %s', brand => {
    expect(failures(makeTheme({ brand, ...look }))).toEqual([])
  })

  test('gives each token as hex inside sRGB, and alpha to the shadow only', () => {
    fc.assert(
      fc.property(any, brand => {
        const theme = makeTheme({ brand, ...look })
        for (const scheme of SCHEMES)
          for (const token of COLOUR_TOKENS)
            expect(theme[scheme][token]).toMatch(token === 'shadow-tint' ? /^#[0-9a-f]{8}$/ : /^#[0-9a-f]{6}$/)
      }),
      { numRuns: 300, seed: 13 },
    )
  })

  test('gives the same theme for the same choice, however the colour is written', () => {
    fc.assert(
      fc.property(colour, brand => {
        const upper: Hex = `#${brand.slice(1).toUpperCase()}`
        expect(makeTheme({ brand: upper, ...look })).toEqual(makeTheme({ brand, ...look }))
      }),
      { numRuns: 200, seed: 17 },
    )
  })

  test('shows a hover shade that differs from the brand colour', () => {
    fc.assert(
      fc.property(any, brand => {
        const { light } = makeTheme({ brand, ...look })
        expect(Math.abs(readHex(light['brand-hover']).l - readHex(brand).l)).toBeGreaterThan(0.025)
      }),
      { numRuns: 500, seed: 19 },
    )
  })

  test('uses a readable brand colour unchanged for links, focus and edges, and says nothing of light', () => {
    const { light, notes } = makeTheme({ brand: '#2f6f4e', ...look })
    expect([light.link, light.focus, light['brand-edge'], light['on-brand']]).toEqual([
      '#2f6f4e',
      '#2f6f4e',
      '#2f6f4e',
      '#ffffff',
    ])
    expect(notes.filter(note => note.scheme === 'light')).toEqual([])
  })

  test('says what it darkened for a yellow', () => {
    const { light, notes } = makeTheme({ brand: '#ffd400', ...look })
    const link = notes.find(note => note.scheme === 'light' && note.token === 'link')
    expect(link).toMatchObject({ asked: 4.5, from: '#ffd400', to: light.link, moved: 'darker' })
    expect(link?.had).toBeLessThan(1.5)
    const text = notes.find(note => note.scheme === 'light' && note.token === 'on-brand')
    expect(text).toMatchObject({ against: 'brand', from: '#ffffff', to: light['on-brand'], moved: 'darker' })
  })

  test('notes exactly the moves it made, each with a contrast that was too low', () => {
    fc.assert(
      fc.property(any, any, (brand, accent) => {
        const theme = makeTheme({ brand, accent, ...look })
        for (const { scheme, token, against, asked, had, from, to } of theme.notes) {
          expect(theme[scheme][token]).toBe(to)
          expect(had).toBe(contrast(from, theme[scheme][against]))
          expect(had).toBeLessThan(asked)
        }
        for (const scheme of SCHEMES)
          for (const token of ['link', 'focus', 'brand-edge'] as const)
            expect(theme.notes.some(note => note.scheme === scheme && note.token === token)).toBe(
              theme[scheme][token] !== brand,
            )
      }),
      { numRuns: 300, seed: 23 },
    )
  })

  test('tints neutrals in the hue of the brand, but never strongly', () => {
    const { light, dark } = makeTheme({ brand: '#6a1b9a', ...look })
    for (const neutral of [light.canvas, light.ink, dark.canvas, dark.surface]) {
      expect(readHex(neutral).c).toBeGreaterThan(0.002)
      expect(readHex(neutral).c).toBeLessThan(0.04)
    }
    expect(Math.abs(readHex(dark.surface).h - readHex('#6a1b9a').h)).toBeLessThan(12)
  })

  test('finds an accent that is far from the brand in hue', () => {
    for (const brand of ['#2f6f4e', '#1e88e5', '#ffd400', '#e53935', '#6a1b9a', '#ff7aa2'] as const) {
      const { light } = makeTheme({ brand, ...look })
      const apart = Math.abs(readHex(light.accent).h - readHex(brand).h)
      expect(Math.min(apart, 360 - apart)).toBeGreaterThan(40)
    }
  })

  test('refuses what is not a colour', () => {
    for (const wrong of ['red', '#fff', '#12345g', '#1234567', '#12345678', ' #123456', '#123456\n', 7, null])
      expect(isBrandColour(wrong)).toBe(false)
    expect(isBrandColour('#A1b2C3')).toBe(true)
    expect(() => makeTheme({ brand: '#fff;}', ...look })).toThrow(RangeError)
  })
})
