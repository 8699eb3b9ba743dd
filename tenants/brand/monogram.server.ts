import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create, type Font } from 'fontkit'
import { z } from 'zod'

/** A drawn word: SVG path data with y downwards, and the box that its ink fills, in the same units. */
export type Outline = { d: string; x: number; y: number; width: number; height: number }

/**
 * Draws letters as outlines of Noto Sans SC Bold, from the font files that are installed with the program: librsvg
 * would otherwise take whatever fonts the machine happens to have, and a server often has none with Han characters.
 * Covers Latin, Cyrillic, Vietnamese and Chinese; other letters are left out. Null when no letter is left.
 */
export async function outline(letters: string): Promise<Outline | null> {
  const paths: string[] = []
  let [pen, left, top, right, bottom] = [0, Infinity, Infinity, -Infinity, -Infinity]
  for (const letter of letters) {
    const glyph = (await fontFor(letter))?.glyphForCodePoint(letter.codePointAt(0) ?? 0)
    if (!glyph) continue
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

const FOLDER = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'))

/** The font is split into about a hundred files; `unicode.json` says which characters are in which. */
async function fontFor(letter: string): Promise<Font | null> {
  const point = letter.codePointAt(0) ?? 0
  const ranges = z
    .record(z.string(), z.string())
    .parse(JSON.parse(await readFile(join(FOLDER, 'unicode.json'), 'utf8')))
  for (const [subset, range] of Object.entries(ranges)) {
    if (!covers(range, point)) continue
    const file = `noto-sans-sc-${subset.replace(/[[\]]/g, '')}-700-normal.woff`
    const font = create(await readFile(join(FOLDER, 'files', file)))
    if ('glyphForCodePoint' in font && font.hasGlyphForCodePoint(point)) return font
  }
  return null
}

/** Whether a CSS `unicode-range` holds a code point. */
function covers(range: string, point: number): boolean {
  return range.split(',').some(part => {
    const [, from = '', to = from] = /U\+([0-9a-f]+)(?:-([0-9a-f]+))?/i.exec(part) ?? []
    return point >= Number.parseInt(from, 16) && point <= Number.parseInt(to, 16)
  })
}
