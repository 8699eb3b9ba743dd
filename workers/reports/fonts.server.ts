import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create, type Font } from 'fontkit'
import type { FontId } from '#tenants/brand/fonts.ts'

/**
 * The fonts of documents on paper, whole and in two weights, licence OFL-1.1. Those that browsers load will not do: Typst reads
 * neither WOFF2 nor variable fonts, and they are cut into pieces by alphabet.
 */
const packages = [
  'noto-sans',
  'noto-sans-sc',
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-emoji',
  'inter',
  'nunito',
  'lexend',
  'atkinson-hyperlegible-next',
] as const

/** What a school's font is called inside its file; on paper nobody's device has one, so `system` is Noto Sans. */
export const paperFaces: Record<FontId, string> = {
  system: 'Noto Sans',
  inter: 'Inter',
  nunito: 'Nunito',
  lexend: 'Lexend',
  hyperlegible: 'Atkinson Hyperlegible Next',
}

const { resolve } = createRequire(import.meta.url)
const folderOf = (name: (typeof packages)[number], weight: string) =>
  join(dirname(resolve(`@expo-google-fonts/${name}/package.json`)), weight)

/** Folders whose every font file is one of ours. */
export const fontFolders = (): string[] =>
  packages.flatMap(name => ['400Regular', '700Bold'].map(weight => folderOf(name, weight)))

/**
 * Who can tell which signs can be printed: those that one of the fonts which stand behind every school's own has. What a font
 * leaves out, PDF/UA forbids to print.
 */
export async function openCoverage(): Promise<(sign: string) => boolean> {
  coverage ??= Promise.all(
    behindAll.map(async ({ name, file }) => {
      const font = create(await readFile(join(folderOf(name, '400Regular'), file)))
      if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} is a collection, not a font`)
      return font
    }),
  ).then(covering)
  return coverage
}

let coverage: Promise<(sign: string) => boolean> | undefined

const behindAll = [
  { name: 'noto-sans', file: 'NotoSans_400Regular.ttf' },
  { name: 'noto-sans-sc', file: 'NotoSansSC_400Regular.ttf' },
  { name: 'noto-sans-arabic', file: 'NotoSansArabic_400Regular.ttf' },
  { name: 'noto-sans-hebrew', file: 'NotoSansHebrew_400Regular.ttf' },
  { name: 'noto-emoji', file: 'NotoEmoji_400Regular.ttf' },
] as const

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
