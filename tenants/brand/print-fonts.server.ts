import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create, type Font } from 'fontkit'

/*
 * The fonts that are drawn with where there is no browser: on paper, in icons, over pictures. Whole, static and in two weights, licence
 * OFL-1.1. A server often has no fonts, and none with Han characters; those that browsers load are cut into pieces by alphabet.
 */

/** Stand behind every school's own font, in this order: Latin, Greek and Cyrillic letters, then other alphabets and signs. */
const behindAll = {
  'noto-sans': 'NotoSans',
  'noto-sans-sc': 'NotoSansSC',
  'noto-sans-arabic': 'NotoSansArabic',
  'noto-sans-hebrew': 'NotoSansHebrew',
  'noto-emoji': 'NotoEmoji',
} as const
export type PrintFont = keyof typeof behindAll
export const printFonts = Object.keys(behindAll) as PrintFont[]

export type Weight = 400 | 700
const weights: Record<Weight, string> = { 400: '400Regular', 700: '700Bold' }

const { resolve } = createRequire(import.meta.url)
/** The folder of one weight of a font; nothing else is in it that is a font. */
export const fontFolder = (name: string, weight: Weight): string =>
  join(dirname(resolve(`@expo-google-fonts/${name}/package.json`)), weights[weight])

const open = new Map<string, Promise<Font>>()
/** Opens a font, once for the process; the largest has ten megabytes. */
export function openFont(name: PrintFont, weight: Weight): Promise<Font> {
  const file = join(fontFolder(name, weight), `${behindAll[name]}_${weights[weight]}.ttf`)
  const known = open.get(file)
  if (known) return known
  const opening = readFile(file).then(bytes => {
    const font = create(bytes)
    if (!('glyphForCodePoint' in font)) throw new Error(`${name} is a collection, not a font`)
    return font
  })
  open.set(file, opening)
  opening.catch(() => open.delete(file))
  return opening
}

/** A stretch of text that one font can draw. */
export interface Run {
  text: string
  face: Font
}

/** Splits text into runs by the first font that has their characters; what none has stays as a box of Noto Sans SC. */
export async function runsOf(text: string, weight: Weight): Promise<Run[]> {
  const usual = await openFont('noto-sans-sc', weight)
  const runs: Run[] = []
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0
    const face = usual.hasGlyphForCodePoint(point) ? usual : ((await rarer(point, weight)) ?? usual)
    const last = runs.at(-1)
    if (last?.face === face) last.text += sign
    else runs.push({ text: sign, face })
  }
  return runs
}

async function rarer(point: number, weight: Weight): Promise<Font | null> {
  for (const name of printFonts) {
    const font = await openFont(name, weight)
    if (font.hasGlyphForCodePoint(point)) return font
  }
  return null
}
