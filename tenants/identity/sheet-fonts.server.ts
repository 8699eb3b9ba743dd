import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { create, type Font } from 'fontkit'
import { z } from 'zod'

export type Weight = 400 | 700
/** A stretch of text that one font file can draw. */
export interface Run {
  text: string
  /** Name for `doc.font()`, and the file's bytes to register under it. */
  font: string
  data: Buffer
  /** The same, opened: for whoever draws its outlines. */
  face: Font
}

/**
 * Splits text into runs by the font files that have its characters. Most are in the one file of usual simplified characters
 * of Noto Sans SC; rarer ones, which names like, are in one of its hundred small files, and other alphabets in Noto Sans.
 * What no file has stays as a box.
 */
export async function runsOf(text: string, weight: Weight): Promise<Run[]> {
  const usual = await face('noto-sans-sc', 'chinese-simplified', weight)
  const runs: Run[] = []
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0
    const own = usual.font.hasGlyphForCodePoint(point) ? usual : ((await rarer(point, weight)) ?? usual)
    const last = runs.at(-1)
    if (last?.font === own.name) last.text += sign
    else runs.push({ text: sign, font: own.name, data: own.data, face: own.font })
  }
  return runs
}

interface Face {
  name: string
  data: Buffer
  font: Font
}

const families = ['noto-sans-sc', 'noto-sans'] as const
type Family = (typeof families)[number]
const { resolve } = createRequire(import.meta.url)
const folderOf = (family: Family) => dirname(resolve(`@fontsource/${family}/package.json`))
const faces = new Map<string, Promise<Face>>()

function face(family: Family, subset: string, weight: Weight): Promise<Face> {
  const name = `${family}-${subset}-${weight}-normal`
  const known = faces.get(name)
  if (known) return known
  const loading = loadFace(family, name)
  faces.set(name, loading)
  loading.catch(() => faces.delete(name))
  return loading
}

async function loadFace(family: Family, name: string): Promise<Face> {
  const data = unpackWoff(await readFile(join(folderOf(family), 'files', `${name}.woff`)))
  const font = create(data)
  if (!('glyphForCodePoint' in font)) throw new Error(`${name} is a collection, not a font`)
  return { name, data, font }
}

async function rarer(point: number, weight: Weight): Promise<Face | null> {
  for (const family of families) {
    for (const [subset, range] of Object.entries(await unicodeRanges(family))) {
      if (!covers(range, point)) continue
      const found = await face(family, subset.replace(/[[\]]/g, ''), weight)
      if (found.font.hasGlyphForCodePoint(point)) return found
    }
  }
  return null
}

const ranges = new Map<Family, Promise<Record<string, string>>>()
function unicodeRanges(family: Family): Promise<Record<string, string>> {
  const known = ranges.get(family)
  if (known) return known
  const reading = readFile(join(folderOf(family), 'unicode.json'), 'utf8').then(text =>
    z.record(z.string(), z.string()).parse(JSON.parse(text)),
  )
  ranges.set(family, reading)
  reading.catch(() => ranges.delete(family))
  return reading
}

/** Whether a CSS `unicode-range` holds a code point. */
function covers(range: string, point: number): boolean {
  return range.split(',').some(part => {
    const [, from = '', to = from] = /U\+([0-9a-f]+)(?:-([0-9a-f]+))?/i.exec(part) ?? []
    return point >= Number.parseInt(from, 16) && point <= Number.parseInt(to, 16)
  })
}

/**
 * Turns WOFF 1.0 into the font it packs (W3C WOFF File Format 1.0 §3-5): each table is inflated once. Left packed, fontkit
 * inflates whole tables for every glyph, which takes 20 seconds for a line of text.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new TypeError('Not a WOFF file')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, each) => {
    const at = 44 + each * 20
    const [offset, packed, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)]
    const bytes = woff.subarray(offset, offset + packed)
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      bytes: packed < length ? inflateSync(bytes) : bytes,
    }
  })
  const header = Buffer.alloc(12 + 16 * count)
  const power = 2 ** Math.floor(Math.log2(count))
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(power * 16, 6)
  header.writeUInt16BE(Math.log2(power), 8)
  header.writeUInt16BE(count * 16 - power * 16, 10)
  let offset = header.length
  const bodies = tables.map(({ tag, checksum, bytes }, each) => {
    const at = 12 + each * 16
    tag.copy(header, at)
    header.writeUInt32BE(checksum, at + 4)
    header.writeUInt32BE(offset, at + 8)
    header.writeUInt32BE(bytes.length, at + 12)
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
    offset += padded.length
    return padded
  })
  return Buffer.concat([header, ...bodies])
}
