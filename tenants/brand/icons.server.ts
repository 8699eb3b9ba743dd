import sharp from 'sharp'
import { contrast, type Hex } from './contrast.ts'
import { RADII } from './corners.ts'
import { refuseUnfit } from './logo.server.ts'
import { type Outline, outline } from './monogram.server.ts'
import type { Theme } from './theme.ts'

/** A mark is a PNG, JPEG or WebP, such as a file of `readLogo`; without one, `initials` are drawn. */
export type IconInput = { mark?: Buffer; initials: string; theme: Theme }

export type Icon = {
  name: string
  type: 'image/png' | 'image/x-icon' | 'image/svg+xml'
  sizes: string
  bytes: Buffer
} & {
  /** How the web manifest may use it; null for icons that only the page's head names. */
  purpose: 'any' | 'maskable' | null
}

/**
 * Share of the side that the drawing's box may fill. A maskable icon may be cut to a circle of 80 % of its side
 * (W3C Web Application Manifest, safe zone); the square inside that circle has 0.8 / √2 = 0.566.
 */
const FILLED = { any: 0.64, maskable: 0.56, favicon: 0.72 }

const SHAPES = [
  { name: 'icon-192.png', side: 192, purpose: 'any', fill: FILLED.any, cut: true },
  { name: 'icon-512.png', side: 512, purpose: 'any', fill: FILLED.any, cut: true },
  { name: 'maskable-512.png', side: 512, purpose: 'maskable', fill: FILLED.maskable, cut: false },
  // Apple rounds the corners itself and paints what is transparent black.
  { name: 'apple-touch-icon.png', side: 180, purpose: null, fill: FILLED.any, cut: false },
  { name: 'favicon-32.png', side: 32, purpose: null, fill: FILLED.favicon, cut: true },
] as const

/**
 * Draws the app icons of a school: 192 and 512, maskable 512, Apple 180, favicon 32 as PNG and as `.ico`, and a
 * `favicon.svg` for monograms. The ground is the brand colour; a mark that would drown in it stands on white or on
 * ink, and an opaque mark on its own edge colour. Throws LogoRefused when the mark is not a picture.
 */
export async function makeIcons({ mark, initials, theme }: IconInput): Promise<Icon[]> {
  const drawing = mark ? await markOf(mark, theme) : { ground: theme.light.brand, outline: await outline(initials) }
  const icons = await Promise.all(
    SHAPES.map(async ({ name, side, purpose, fill, cut }): Promise<Icon> => {
      const radius = cut ? RADII[theme.corner].icon * side : 0
      const bytes =
        'mark' in drawing
          ? await composed(drawing.mark, drawing.ground, side, fill, radius)
          : await png(monogram(drawing.outline, theme, side, fill, radius), side)
      return { name, type: 'image/png', sizes: `${side}x${side}`, purpose, bytes }
    }),
  )
  const favicon = icons.find(icon => icon.name === 'favicon-32.png')
  if (favicon) icons.push({ ...favicon, name: 'favicon.ico', type: 'image/x-icon', bytes: ico(favicon.bytes, 32) })
  if ('outline' in drawing) {
    const svg = monogram(drawing.outline, theme, 64, FILLED.favicon, RADII[theme.corner].icon * 64)
    icons.push({ name: 'favicon.svg', type: 'image/svg+xml', sizes: 'any', purpose: null, bytes: Buffer.from(svg) })
  }
  return icons
}

async function markOf(bytes: Buffer, theme: Theme): Promise<{ mark: Buffer; ground: Hex }> {
  await refuseUnfit(bytes)
  const mark = await sharp(bytes).autoOrient().toColourspace('srgb').png().toBuffer()
  const { data, info } = await sharp(mark)
    .resize(64, 64, { fit: 'fill' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const pixel = (x: number, y: number) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)]
  const all = Array.from({ length: 64 * 64 }, (_, n) => pixel(n % 64, Math.floor(n / 64)))
  if (all.every(([, , , alpha = 0]) => alpha > 250)) {
    return { mark, ground: mean([pixel(0, 0), pixel(63, 0), pixel(0, 63), pixel(63, 63)]) }
  }
  const colour = mean(all.filter(([, , , alpha = 0]) => alpha > 128))
  const grounds = [theme.light.brand, '#ffffff', theme.light.ink] as const
  return { mark, ground: grounds.find(ground => contrast(ground, colour) >= 1.8) ?? theme.light.ink }
}

function mean(pixels: number[][]): Hex {
  const channel = (n: number) => pixels.reduce((sum, pixel) => sum + (pixel[n] ?? 0), 0) / Math.max(1, pixels.length)
  return `#${[0, 1, 2].map(n => Math.round(channel(n)).toString(16).padStart(2, '0')).join('')}`
}

async function composed(mark: Buffer, ground: Hex, side: number, fill: number, radius: number): Promise<Buffer> {
  const box = Math.round(side * fill)
  const drawn = await sharp(mark).resize(box, box, { fit: 'inside' }).png().toBuffer()
  const back = Buffer.from(`${open(side)}${plate(side, radius, ground)}</svg>`)
  return sharp(back)
    .composite([{ input: drawn, gravity: 'centre' }])
    .png({ compressionLevel: 9 })
    .toBuffer()
}

/** Initials on the brand colour; a ring where the name has no letter that can be drawn. */
function monogram(letters: Outline | null, { light }: Theme, side: number, fill: number, radius: number): string {
  const [ground, ink] = [light.brand, light['on-brand']]
  const back = `${open(side)}${plate(side, radius, ground)}`
  const half = side / 2
  if (!letters) {
    const ring = `fill="none" stroke="${ink}" stroke-width="${side * 0.09}"`
    return `${back}<circle cx="${half}" cy="${half}" r="${side * fill * 0.36}" ${ring}/></svg>`
  }
  // Letters look larger than pictures of the same box, so their height stays below it.
  const scale = Math.min((side * fill) / letters.width, (side * fill * 0.72) / letters.height)
  const x = half - (letters.x + letters.width / 2) * scale
  const y = half - (letters.y + letters.height / 2) * scale
  const place = `matrix(${[scale, 0, 0, scale, x, y].map(n => Number(n.toFixed(4))).join(' ')})`
  return `${back}<path fill="${ink}" transform="${place}" d="${letters.d}"/></svg>`
}

function open(side: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}">`
}

function plate(side: number, radius: number, ground: Hex): string {
  return `<rect width="${side}" height="${side}" rx="${radius}" fill="${ground}"/>`
}

function png(svg: string, side: number): Promise<Buffer> {
  return sharp(Buffer.from(svg)).resize(side, side).png({ compressionLevel: 9 }).toBuffer()
}

/** One PNG in the ICO container: a header of 6 bytes and one entry of 16. Every browser since 2007 reads it. */
function ico(image: Buffer, side: number): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(side, 6)
  head.writeUInt8(side, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(image.byteLength, 14)
  head.writeUInt32LE(22, 18)
  return Buffer.concat([head, image])
}
