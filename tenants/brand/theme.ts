import type { Hex } from './contrast.ts'
import type { Corner } from './corners.ts'
import type { FontId } from './fonts.ts'
import { type Oklch, readHex, toHex, withLightness } from './oklch.ts'
import { ACCENTS, GREY, SHADES, STATUS_HUES } from './shades.ts'
import { type Note, Sketch } from './sketch.ts'
import { type Scheme, STATUSES, type Tokens } from './tokens.ts'

/** What a school chooses. Colours are `#rrggbb`; without an accent a fitting one is found. */
export type Choice = { brand: Hex; accent?: Hex; corner: Corner; font: FontId }

/** A school's look: colours of both schemes, with the chosen shape and font and what had to move. */
export type Theme = { light: Tokens; dark: Tokens; notes: Note[]; corner: Corner; font: FontId }

/** Whether a stored or sent value is a colour that `makeTheme` takes. */
export function isBrandColour(value: unknown): value is Hex {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)
}

/**
 * Makes a whole theme of one or two colours. `--brand` and `--accent` are exactly the given colours: black or white
 * text reaches 4.5:1 on any colour (the worst has 4.58:1 with both). Everything else follows in OKLCH, and
 * lightness moves until every pair of `PAIRS` holds. Pure: the same choice gives the same theme everywhere.
 * Throws a RangeError when a colour is not `#rrggbb`.
 */
export function makeTheme({ brand, accent, corner, font }: Choice): Theme {
  const light = drawScheme('light', lower(brand), accent && lower(accent))
  const dark = drawScheme('dark', lower(brand), accent && lower(accent))
  return { light: light.tokens, dark: dark.tokens, notes: [...light.notes, ...dark.notes], corner, font }
}

function lower(hex: Hex): Hex {
  return `#${hex.slice(1).toLowerCase()}`
}

function drawScheme(scheme: Scheme, brandHex: Hex, accentHex: Hex | undefined) {
  const shades = SHADES[scheme]
  const sketch = new Sketch(scheme)
  const brand = readHex(brandHex)
  const grey = brand.c < GREY.below
  const hue = grey ? GREY.hue : brand.h
  const tint = grey ? GREY.tint : Math.min(1, brand.c / 0.08)
  const neutral = ({ l, c }: { l: number; c: number }) => toHex({ l, c: c * tint, h: hue })

  for (const token of ['canvas', 'surface', 'surface-raised', 'sunken', 'line'] as const)
    sketch.put(token, neutral(shades[token]))
  sketch.put('shadow-tint', `${neutral(shades.shadow)}${shades.shadow.alpha}`)

  sketch.put('brand', brandHex)
  sketch.fill('on-brand', brand, true)
  sketch.put('brand-hover', hover(brand, sketch.get('on-brand')))
  sketch.soft('brand', brand)
  sketch.fit('brand-edge', brandHex, true)
  sketch.fit('focus', brandHex, true)
  sketch.fit('link', brandHex, true)

  const accent = accentHex ? readHex(accentHex) : accentFor(brand)
  sketch.put('accent', accentHex ?? toHex(accent))
  sketch.fill('on-accent', accent, accentHex !== undefined)
  sketch.soft('accent', accent)

  for (const status of STATUSES) {
    const { h, strength } = STATUS_HUES[status]
    const solid = { ...shades.status[status], h }
    sketch.put(status, toHex(solid))
    sketch.fill(`on-${status}`, solid, false)
    sketch.soft(status, { l: solid.l, c: strength, h })
    sketch.fit(`${status}-ink`, toHex({ l: shades.statusInk.l, c: shades.statusInk.c, h }), false)
  }

  sketch.fit('ink', neutral(shades.ink), false)
  sketch.fit('ink-soft', neutral(shades['ink-soft']), false)
  sketch.fit('line-strong', neutral(shades['line-strong']), false)
  return { tokens: sketch.tokens(), notes: sketch.notes }
}

/**
 * A visible step that keeps the text readable: away from the text's lightness, except at the ends of the scale, where
 * there is no room left (black) or a lighter shade would only look washed out (yellow, white) and contrast is plenty.
 */
function hover(brand: Oklch, ink: Hex): Hex {
  if (ink === '#ffffff') return toHex(withLightness(brand, brand.l > 0.2 ? brand.l - 0.055 : brand.l + 0.09))
  return toHex(withLightness(brand, brand.l > 0.74 ? brand.l - 0.055 : brand.l + 0.045))
}

/** Cool brands get a warm accent and the reverse: far enough apart to be told from each other. */
function accentFor({ c, h }: Oklch): Oklch {
  const cool = c < GREY.below || (h > 140 && h < 330)
  return cool ? ACCENTS.warm : ACCENTS.cool
}
