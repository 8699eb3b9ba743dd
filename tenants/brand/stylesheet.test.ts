import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrast } from './contrast.ts'
import { CORNERS } from './corners.ts'
import { emailColours, MAIL_FONT, pdfColours } from './email-colours.ts'
import { FONT_IDS, FONTS, isFontId } from './fonts.ts'
import { stylesheet } from './stylesheet.ts'
import { makeTheme } from './theme.ts'
import { COLOUR_TOKENS } from './tokens.ts'

const theme = makeTheme({ brand: '#2f6f4e', corner: 'soft', font: 'inter' })

describe('stylesheet', () => {
  test('names every token in light, in chosen dark and in the dark of the device', () => {
    const [light, chosen, device] = stylesheet(theme).split('\n')
    for (const token of COLOUR_TOKENS) {
      expect(light).toContain(`--${token}:${theme.light[token]};`)
      expect(chosen).toContain(`--${token}:${theme.dark[token]};`)
      expect(device).toContain(`--${token}:${theme.dark[token]};`)
    }
    expect(light).toMatch(/^:root\{--radius-control:0\.625rem;/)
    expect(light).toContain('--font-body:"Inter Variable", system-ui')
    expect(chosen).toMatch(/^@media screen\{:root\[data-theme="dark"\]\{color-scheme:dark;/)
    expect(device).toMatch(/^@media screen and \(prefers-color-scheme:dark\)\{:root:not\(\[data-theme="light"\]\)\{/)
  })

  test('balances its braces and holds nothing that could end a style element, for every font and corner', () => {
    for (const font of FONT_IDS)
      for (const corner of CORNERS) {
        const css = stylesheet(makeTheme({ brand: '#ffd400', corner, font }))
        expect(css.split('{').length).toBe(css.split('}').length)
        expect(css).not.toMatch(/[<>\\]|url\(|@import|\/\*/)
      }
  })

  test('refuses a stored colour that is anything but hex', () => {
    const hostile = fc.string().filter(text => !/^#[0-9a-f]{6}([0-9a-f]{2})?$/.test(`#${text}`))
    fc.assert(
      fc.property(fc.constantFrom(...COLOUR_TOKENS), hostile, (token, text) => {
        const damaged = { ...theme, light: { ...theme.light, [token]: `#${text}` as const } }
        expect(() => stylesheet(damaged)).toThrow(RangeError)
      }),
      { numRuns: 300, seed: 3 },
    )
    const ending = { ...theme, dark: { ...theme.dark, ink: '#000000}</style><script>' as const } }
    expect(() => stylesheet(ending)).toThrow(RangeError)
    expect(() => stylesheet({ ...theme, dark: { ...theme.dark, ink: '#000000\n' } })).toThrow(RangeError)
  })

  test('refuses a stored font or corner that is not one of ours, also one from the prototype', () => {
    for (const id of ['Comic; } body{', 'constructor', '__proto__', 'toString']) {
      expect(() => stylesheet({ ...theme, ...JSON.parse(JSON.stringify({ font: id })) })).toThrow(RangeError)
      expect(() => stylesheet({ ...theme, ...JSON.parse(JSON.stringify({ corner: id })) })).toThrow(RangeError)
      expect(isFontId(id)).toBe(false)
    }
  })
})

describe('fonts', () => {
  test('names font-face rules that are installed', () => {
    const { resolve } = createRequire(import.meta.url)
    for (const { stylesheet } of Object.values(FONTS))
      if (stylesheet) expect(existsSync(resolve(stylesheet))).toBe(true)
  })
})

describe('paper colours', () => {
  test('keep text readable on mail cards and on white paper', () => {
    for (const brand of ['#ffd400', '#ffffff', '#0b0b12', '#39ff14', '#e53935'] as const) {
      const paper = makeTheme({ brand, corner: 'soft', font: 'system' })
      for (const { page, card, ink, inkSoft, link, brand, onBrand, brandSoft, onBrandSoft } of [
        emailColours(paper),
        pdfColours(paper),
      ]) {
        for (const text of [ink, inkSoft, link])
          for (const back of [page, card]) expect(contrast(text, back)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(onBrand, brand)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(onBrandSoft, brandSoft)).toBeGreaterThanOrEqual(4.5)
      }
    }
    expect(pdfColours(theme).page).toBe('#ffffff')
    expect(MAIL_FONT).not.toContain('"')
  })
})
