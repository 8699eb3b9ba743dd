import { clampChroma, formatHex, useMode as loadMode, modeOklch, modeRgb } from 'culori/fn'
import { contrast, type Hex } from './contrast.ts'

loadMode(modeRgb)
const toOklch = loadMode(modeOklch)

/**
 * A colour as people see it: `l` lightness 0 to 1, `c` chroma 0 to about 0.37, `h` hue in degrees.
 * Source: Björn Ottosson, "A perceptual color space for image processing" (2020); CSS Color 4.
 */
export type Oklch = { l: number; c: number; h: number }

/** What a colour is drawn on, and the contrast it needs there. */
export type Demand = { back: Hex; ratio: number }

/** Reads `#rrggbb`. Greys have hue 0 and chroma 0. Throws a RangeError for anything else. */
export function readHex(hex: Hex): Oklch {
  const colour = /^#[0-9a-f]{6}$/i.test(hex) ? toOklch(hex) : undefined
  if (!colour) throw new RangeError('A colour must look like #rrggbb')
  return colour.c < 0.0005 ? { l: colour.l, c: 0, h: 0 } : { l: colour.l, c: colour.c, h: colour.h ?? 0 }
}

/** The nearest colour of the same lightness and hue that sRGB can show; chroma gives way. */
export function toHex({ l, c, h }: Oklch): Hex {
  const shown = clampChroma({ mode: 'oklch', l: Math.min(1, Math.max(0, l)), c, h }, 'oklch', 'rgb')
  return `#${formatHex(shown).slice(1)}`
}

/**
 * Moves lightness from `start` in one direction, as little as needed, until every demand holds, measured on the
 * rounded hex value that is shown in the end. `start` itself is returned when it already holds. Where even black
 * or white does not hold, that end is returned.
 */
export function reach(start: Hex, demands: readonly Demand[], direction: 'darker' | 'lighter'): Hex {
  const holds = (hex: Hex) => demands.every(({ back, ratio }) => contrast(hex, back) >= ratio)
  if (holds(start)) return start
  const from = readHex(start)
  const step = direction === 'darker' ? -0.004 : 0.004
  for (let l = from.l + step; l > 0 && l < 1; l += step) {
    const hex = toHex(withLightness(from, l))
    if (holds(hex)) return hex
  }
  return direction === 'darker' ? '#000000' : '#ffffff'
}

/**
 * The same colour at another lightness. Yellow turns olive when it only gets darker, so darkened yellows lean
 * towards amber and brown, as pigments do.
 */
export function withLightness(colour: Oklch, l: number): Oklch {
  const { c, h } = colour
  const yellow = h > 72 && h < 122
  const lean = yellow ? Math.min(1, Math.max(0, colour.l - l) / 0.4) * 0.75 : 0
  return { l, c, h: h - (h - 66) * lean }
}
