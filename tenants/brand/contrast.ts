import { useMode as loadMode, modeLrgb, modeRgb, parseHex, wcagLuminance } from 'culori/fn'

loadMode(modeRgb)
loadMode(modeLrgb)

/** An opaque sRGB colour as `#rrggbb`, lower case; with alpha (only `shadow-tint`) `#rrggbbaa`. */
export type Hex = `#${string}`

/**
 * Relative luminance of an opaque sRGB colour, 0 (black) to 1 (white).
 * Source: WCAG 2.2, definition of relative luminance, used by success criterion 1.4.3.
 * Throws a RangeError for anything but `#rrggbb`.
 */
export function luminance(colour: Hex): number {
  const rgb = /^#[0-9a-f]{6}$/i.test(colour) ? parseHex(colour) : undefined
  if (!rgb) throw new RangeError('A colour must look like #rrggbb')
  return wcagLuminance(rgb)
}

/**
 * Contrast ratio of two opaque colours, 1 to 21, in either order. Never rounded: 4.499 is not 4.5.
 * Source: WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (controls, focus): (L1 + 0.05) / (L2 + 0.05).
 */
export function contrast(a: Hex, b: Hex): number {
  const [first, second] = [luminance(a), luminance(b)]
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05)
}
