import { openFont } from './print-fonts.server.ts'

/** A drawn word: SVG path data with y downwards, and the box that its ink fills, in the same units. */
export type Outline = { d: string; x: number; y: number; width: number; height: number }

/**
 * Draws letters as outlines of Noto Sans SC Bold, from the font file that is installed with the program: librsvg
 * would otherwise take whatever fonts the machine happens to have, and a server often has none with Han characters.
 * Covers Latin, Cyrillic, Vietnamese and Chinese; other letters are left out. Null when no letter is left.
 */
export async function outline(letters: string): Promise<Outline | null> {
  const paths: string[] = []
  let [pen, left, top, right, bottom] = [0, Infinity, Infinity, -Infinity, -Infinity]
  const font = await openFont('noto-sans-sc', 700)
  for (const letter of letters) {
    const point = letter.codePointAt(0) ?? 0
    if (!font.hasGlyphForCodePoint(point)) continue
    const glyph = font.glyphForCodePoint(point)
    const path = glyph.path.scale(1, -1).translate(pen, 0)
    const { minX, minY, maxX, maxY } = path.bbox
    paths.push(path.toSVG())
    ;[left, top] = [Math.min(left, minX), Math.min(top, minY)]
    ;[right, bottom] = [Math.max(right, maxX), Math.max(bottom, maxY)]
    pen += glyph.advanceWidth
  }
  if (right <= left || bottom <= top) return null
  return { d: paths.join(''), x: left, y: top, width: right - left, height: bottom - top }
}
