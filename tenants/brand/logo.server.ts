import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Metadata } from 'sharp'
import { LogoRefused } from './logo-refused.ts'
import { sanitiseSvg } from './svg.server.ts'

const MAX_BYTES = 8 * 1024 * 1024
const MAX_PIXELS = 40_000_000
const MIN_SIDE = 32
const MAX_RATIO = 12

/** Boxes in pixels into which the logo is fitted: `small` for the head of a page, `large` for mail, PDF and icons. */
export const LOGO_BOXES = { small: { width: 512, height: 192 }, large: { width: 1536, height: 768 } } as const

/** One re-encoded picture, with its size in pixels. */
export type LogoFile = {
  name: `${keyof typeof LOGO_BOXES}.${'webp' | 'png'}`
  type: 'image/webp' | 'image/png'
  width: number
  height: number
  bytes: Buffer
}

/**
 * A logo that is safe to keep and to show. `svg` is the sanitised drawing, null for pictures; `files` always holds
 * small and large, each as WebP and PNG; `removed` names SVG elements that were left out, for the editor to say.
 */
export type Logo = { svg: string | null; files: LogoFile[]; removed: string[] }

/**
 * Reads an uploaded logo. What it is is decided by its content; a file name or a stated type plays no part. Pictures
 * are decoded and encoded anew, upright and in sRGB with 8 bits, so metadata (place, camera, thumbnails) and anything
 * hidden behind the picture is gone. Throws LogoRefused with its reason.
 */
export async function readLogo(bytes: Buffer): Promise<Logo> {
  if (bytes.byteLength === 0) throw new LogoRefused('empty')
  if (bytes.byteLength > MAX_BYTES) throw new LogoRefused('too-large')
  if (looksLikeSvg(bytes)) {
    const { svg, width, removed } = await sanitiseSvg(bytes)
    return { svg, files: await encode(Buffer.from(svg), { density: (72 * LOGO_BOXES.large.width) / width }), removed }
  }
  await refuseUnfit(bytes)
  return { svg: null, files: await encode(bytes, {}), removed: [] }
}

/**
 * Refuses what is not a still PNG, JPEG or WebP of a sensible size, by its header, before a pixel is decoded.
 * Throws LogoRefused.
 */
export async function refuseUnfit(bytes: Buffer): Promise<void> {
  const type = (await fileTypeFromBuffer(bytes))?.mime
  if (type === 'image/apng') throw new LogoRefused('animated')
  if (type !== 'image/png' && type !== 'image/jpeg' && type !== 'image/webp') throw new LogoRefused('unsupported')
  const { width, height, pages = 1 } = await header(bytes)
  if (pages > 1) throw new LogoRefused('animated')
  if (width * height > MAX_PIXELS) throw new LogoRefused('too-many-pixels')
  if (Math.max(width, height) / Math.min(width, height) > MAX_RATIO) throw new LogoRefused('too-narrow')
  if (Math.min(width, height) < MIN_SIDE) throw new LogoRefused('too-small')
}

function looksLikeSvg(bytes: Buffer): boolean {
  const head = bytes
    .subarray(0, 4096)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  return (
    head.startsWith('<') && !/<html|<!doctype html/i.test(head) && /<(?:[\w-]+:)?svg[\s>/]|<!DOCTYPE svg/i.test(head)
  )
}

async function header(bytes: Buffer): Promise<Metadata> {
  try {
    // The limit is ours, above: reading a header costs the same for any number of pixels.
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch (cause) {
    throw new LogoRefused('damaged', { cause })
  }
}

/** Decodes once, at the large size; the rest is made from that. */
async function encode(bytes: Buffer, options: { density?: number }): Promise<LogoFile[]> {
  const large = await decode(bytes, options)
  const boxes = [
    ['small', LOGO_BOXES.small],
    ['large', LOGO_BOXES.large],
  ] as const
  const files = boxes.map(async ([name, box]) => {
    const sized = sharp(large).resize({ ...box, fit: 'inside', withoutEnlargement: true })
    const webp = await sized.clone().webp({ quality: 92, smartSubsample: true }).toBuffer({ resolveWithObject: true })
    const png = await sized.clone().png({ compressionLevel: 9 }).toBuffer()
    const { width, height } = webp.info
    return [
      { name: `${name}.webp`, type: 'image/webp', width, height, bytes: webp.data },
      { name: `${name}.png`, type: 'image/png', width, height, bytes: png },
    ] satisfies LogoFile[]
  })
  return (await Promise.all(files)).flat()
}

async function decode(bytes: Buffer, options: { density?: number }): Promise<Buffer> {
  try {
    return await sharp(bytes, { ...options, limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ ...LOGO_BOXES.large, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .png({ compressionLevel: 1 })
      .timeout({ seconds: 20 })
      .toBuffer()
  } catch (cause) {
    throw new LogoRefused('damaged', { cause })
  }
}
