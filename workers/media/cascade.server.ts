import sharp, { type Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { throwIfAborted } from './refusal.ts'
import { deliver, type MediaSink, type MediaVariant, type VariantName } from './source.ts'

/** Pixels in memory, row by row, 8 bits a channel, sRGB: 1 = grey, 2 = grey + alpha, 3 = RGB, 4 = RGBA (not premultiplied). */
export type Pixels = { data: Buffer; width: number; height: number; channels: 1 | 2 | 3 | 4 }

/** The longest edge of the largest variant; decoders shrink to this before anything else happens. */
export const LARGEST_EDGE = 1600

export type Cascaded = { variants: MediaVariant[]; thumbhash: string }

/**
 * Makes w1600, w800 and w320 as WebP (quality 75, effort 2), each from the pixels of the one before, and the ThumbHash
 * in base64. The number is the longest edge, so that a panorama or a long screenshot stays small too. A picture is
 * never enlarged: one that is smaller already has the same bytes under several names. `pixels` fit in 1600 × 1600.
 */
export async function cascade(pixels: Pixels, sink: MediaSink, signal?: AbortSignal): Promise<Cascaded> {
  const variants: MediaVariant[] = []
  let current = pixels
  let encoded: Buffer | undefined
  for (const [name, edge] of EDGES) {
    throwIfAborted(signal)
    if (!fits(current, edge)) {
      current = await shrink(current, edge)
      encoded = undefined
    }
    encoded ??= await toWebp(current)
    const { width, height } = current
    variants.push(await deliver(sink, { name, mime: 'image/webp', width, height, bytes: encoded.length }, encoded))
  }
  return { variants, thumbhash: await thumbhash(current) }
}

/** Encodes pixels as every picture of the house is encoded. */
export function toWebp(pixels: Pixels): Promise<Buffer> {
  return open(pixels).webp({ quality: 75, effort: 2 }).toBuffer()
}

/** The ThumbHash of a picture (evanw.github.io/thumbhash), in base64: about 28 characters for a blurred preview. */
export async function thumbhash(pixels: Pixels): Promise<string> {
  const { data, info } = await open(pixels)
    .resize({ width: HASHED_EDGE, height: HASHED_EDGE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}

/** Shrinks pixels so that neither side is longer than `edge`. */
export async function shrink(pixels: Pixels, edge: number): Promise<Pixels> {
  const { data, info } = await open(pixels)
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}

/** A ThumbHash holds seven waves along its longer side at most: more pixels take longer and say the same. */
const HASHED_EDGE = 32

const EDGES: [VariantName, number][] = [
  ['w1600', LARGEST_EDGE],
  ['w800', 800],
  ['w320', 320],
]

function fits(pixels: Pixels, edge: number): boolean {
  return Math.max(pixels.width, pixels.height) <= edge
}

function open({ data, width, height, channels }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } })
}
