import type { Font } from 'fontkit'
import { fontFolder, openFont, printFonts } from '#tenants/brand/print-fonts.server.ts'

/** Whole fonts of the schools' choice: Typst reads neither WOFF2 nor variable fonts, which browsers load. */
const chosen = ['inter', 'nunito', 'lexend', 'atkinson-hyperlegible-next']

/** Folders whose every font file is one of ours. */
export const fontFolders = (): string[] =>
  [...printFonts, ...chosen].flatMap(name => [fontFolder(name, 400), fontFolder(name, 700)])

/**
 * Who can tell which signs can be printed: those that one of the fonts has which stand behind every school's own. What a font
 * leaves out, PDF/UA forbids to print.
 */
export async function openCoverage(): Promise<(sign: string) => boolean> {
  coverage ??= Promise.all(printFonts.map(name => openFont(name, 400))).then(covering)
  return coverage
}

let coverage: Promise<(sign: string) => boolean> | undefined

/** A sign of several code points (a letter with its marks, a family of emoji) has to be in one font as a whole. */
function covering(fonts: readonly Font[]): (sign: string) => boolean {
  const known = new Map<string, boolean>()
  return sign => {
    const before = known.get(sign)
    if (before !== undefined) return before
    const points = [...sign].map(point => point.codePointAt(0) ?? 0).filter(point => !isInvisible(point))
    const found = fonts.some(font => points.every(point => font.hasGlyphForCodePoint(point)))
    if (known.size >= knownLimit) known.clear()
    known.set(sign, found)
    return found
  }
}

const knownLimit = 50_000

/** Joiners, marks of direction and selectors of variants: they shape what is around them and have no glyph. */
const isInvisible = (point: number): boolean =>
  (point >= 0x200b && point <= 0x200f) ||
  (point >= 0x202a && point <= 0x202e) ||
  (point >= 0x2060 && point <= 0x2069) ||
  (point >= 0xfe00 && point <= 0xfe0f) ||
  (point >= 0xe0100 && point <= 0xe01ef)
