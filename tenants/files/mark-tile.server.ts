import sharp, { type OutputInfo } from 'sharp'
import { runsOf } from '../brand/print-fonts.server.ts'
import { PromiseCache } from '../cache.ts'
import { drawnMark } from './drawn-mark.server.ts'
import type { ViewerMark } from './viewer-mark.server.ts'

/** Pixels, red, green, blue and opacity, to be laid beside each other over a picture. */
export interface Tile {
  data: Buffer
  info: Pick<OutputInfo, 'width' | 'height' | 'channels'>
}

const degrees = 24
const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
const tiles = new PromiseCache<Tile>(60, 10 * 60_000)

/**
 * Draws the mark once, slanting and twice like bricks, no larger than the picture it is for. Letters are drawn as outlines of
 * the fonts that are installed with the program: a server often has none, and none with Han characters. Where
 * sharp's reading of SVG is closed, as in a process that prepares uploads, another process draws (`drawn-mark.server.ts`).
 */
export function markTile(mark: ViewerMark, width: number, height: number): Promise<Tile> {
  const size = Math.max(11, Math.round(Math.max(width, height) * 0.023))
  return tiles.get(`${mark.key} ${size} ${width} ${height}`, () => draw(mark, size, { width, height }))
}

async function draw({ lines }: ViewerMark, size: number, picture: { width: number; height: number }): Promise<Tile> {
  const drawn = await Promise.all(lines.map((line, index) => outlineOf(line, index === 0 ? size : size * 0.8)))
  const words = { width: Math.max(...drawn.map(line => line.width)), height: size * 2.1 }
  const tile = {
    width: Math.round(words.width * cosine + words.height * sine + size * 6),
    height: Math.round((words.width * sine + words.height * cosine + size * 5) * 2),
  }
  const block = drawn
    .map(({ path, width }, index) => `<path transform="translate(${-width / 2} ${index * size * 1.15})" d="${path}"/>`)
    .join('')
  // White on a dark edge, faded as a whole: to be read on light and dark alike.
  // The second row stands half a brick aside, so that half of it is at either end.
  const places = [
    [tile.width / 2, tile.height / 4],
    [0, (tile.height * 3) / 4],
    [tile.width, (tile.height * 3) / 4],
  ]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${tile.width}" height="${tile.height}">
    <g opacity="0.3" fill="#fff" stroke="#333" stroke-width="${size * 0.1}" stroke-linejoin="round" paint-order="stroke">${places
      .map(([x, y]) => `<g transform="translate(${x} ${y}) rotate(${-degrees})">${block}</g>`)
      .join('')}</g></svg>`
  const { data, info } = await sharp(await drawnMark(svg))
    .extract({
      left: 0,
      top: 0,
      width: Math.min(tile.width, picture.width),
      height: Math.min(tile.height, picture.height),
    })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, info: { width: info.width, height: info.height, channels: info.channels } }
}

/** A line as SVG path data on a base line at 0, with its width. */
async function outlineOf(line: string, size: number): Promise<{ path: string; width: number }> {
  const paths: string[] = []
  let pen = 0
  for (const { text, face } of await runsOf(line, 700)) {
    const scale = size / face.unitsPerEm
    for (const glyph of face.glyphsForString(text)) {
      paths.push(glyph.path.scale(scale, -scale).translate(pen, 0).toSVG())
      pen += glyph.advanceWidth * scale
    }
  }
  return { path: paths.join(''), width: pen }
}
