import { readFileSync } from 'node:fs'
import { type Color, parse, wcagContrast } from 'culori'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const light = tokensOf(':root {')
const dark = tokensOf(':root[data-theme="dark"] {')
const darkBySystem = tokensOf(':root:not([data-theme="light"]) {')
const GROUNDS = ['canvas', 'surface', 'surface-raised', 'sunken']
const TONES = ['brand', 'accent', 'danger', 'warn', 'ok', 'info']

describe.each([
  ['light', light],
  ['dark', { ...light, ...dark }],
])('the default brand in %s', (_theme, tokens) => {
  it.each(GROUNDS.flatMap(ground => ['ink', 'ink-soft', 'link'].map(text => [text, ground])))(
    'holds 4.5:1 of %s on %s',
    (text, ground) => {
      expect(contrast(tokens, text, ground)).toBeGreaterThanOrEqual(4.5)
    },
  )

  it.each(['canvas', 'surface'].map(ground => [ground]))('holds 4.5:1 of an error on %s', ground => {
    expect(contrast(tokens, 'danger-ink', ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(
    TONES.flatMap(tone => [
      [`on-${tone}`, tone],
      [`on-${tone}-soft`, `${tone}-soft`],
    ]),
  )('holds 4.5:1 of %s on %s', (text, ground) => {
    expect(contrast(tokens, text, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(GROUNDS)('shows the focus ring on %s at 3:1', ground => {
    expect(contrast(tokens, 'focus', ground)).toBeGreaterThanOrEqual(3)
  })

  it.each(['canvas', 'surface'])('shows the edge of an input on %s at 3:1', ground => {
    expect(contrast(tokens, 'line-strong', ground)).toBeGreaterThanOrEqual(3)
  })

  it('keeps text readable on a button under the pointer', () => {
    expect(contrast(tokens, 'on-brand', 'brand-hover')).toBeGreaterThanOrEqual(4.5)
  })
})

it('says the same dark by choice and by the system', () => {
  expect(Object.keys(dark).length).toBeGreaterThan(30)
  expect(darkBySystem).toEqual(dark)
})

it('names every colour in both themes', () => {
  const colours = Object.keys(light).filter(name => !/^(radius|font)-/.test(name))
  expect(Object.keys(dark).sort()).toEqual(colours.sort())
})

function tokensOf(selector: string): Record<string, string> {
  const start = css.indexOf(selector) + selector.length
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(match => [match[1] ?? '', match[2] ?? '']),
  )
}

function contrast(tokens: Record<string, string>, text: string, ground: string): number {
  return wcagContrast(colour(tokens, text), colour(tokens, ground))
}

function colour(tokens: Record<string, string>, name: string): Color {
  const parsed = parse(tokens[name] ?? '')
  if (!parsed) throw new Error(`--${name} is not a colour`)
  return parsed
}
