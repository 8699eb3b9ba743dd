import sharp from 'sharp'
import { type Cascaded, cascade, type Pixels } from './cascade.server.ts'
import { cellsOf, roundness, type Share } from './hidden-part.ts'
import { defaultLimits, type MediaLimits } from './limits.ts'
import { decodePhoto } from './photo.server.ts'
import { throwIfAborted } from './refusal.ts'
import type { MediaSink } from './source.ts'

/**
 * Makes a photo's variants anew from its largest stored picture, with parts of it hidden. Of a part nothing is left but a
 * handful of averages, blurred into each other; what is around it stays. `hidden-part.ts` says how few, and how it is rounded.
 * Throws like `preparePhoto`.
 */
export async function prepareBlurred(
  picture: Buffer,
  parts: readonly Share[],
  sink: MediaSink,
  options: { limits?: MediaLimits; signal?: AbortSignal } = {},
): Promise<Cascaded> {
  // Stored pictures are sRGB and upright already.
  const pixels = await decodePhoto(picture, options.limits ?? defaultLimits, true)
  for (const part of parts) {
    throwIfAborted(options.signal)
    await hide(pixels, boxOf(part, pixels))
  }
  return cascade(pixels, sink, options.signal)
}

interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** The whole pixels that a part touches. */
function boxOf({ x, y, width, height }: Share, picture: Pixels): Box {
  const left = Math.min(picture.width - 1, Math.floor(x * picture.width))
  const top = Math.min(picture.height - 1, Math.floor(y * picture.height))
  return {
    left,
    top,
    width: Math.min(picture.width, Math.ceil((x + width) * picture.width)) - left,
    height: Math.min(picture.height, Math.ceil((y + height) * picture.height)) - top,
  }
}

/** Paints over a part, in place. Every pixel inside its outline is replaced, none is mixed with what was there. */
async function hide(picture: Pixels, box: Box): Promise<void> {
  const { channels } = picture
  const mosaic = await mosaicOf(picture, box)
  const [radiusX, radiusY] = [box.width * roundness, box.height * roundness]
  for (let row = 0; row < box.height; row++) {
    // How far this row is inside the rounding above or below, as a share of it: 0 on the straight side, 1 at the tip.
    const beyond = Math.max(0, radiusY - (row + 0.5), row + 0.5 - (box.height - radiusY)) / radiusY
    const indent = Math.floor(radiusX * (1 - Math.sqrt(1 - beyond ** 2)))
    const from = (row * box.width + indent) * channels
    const to = ((row + 1) * box.width - indent) * channels
    mosaic.copy(picture.data, ((box.top + row) * picture.width + box.left + indent) * channels, from, to)
  }
}

async function mosaicOf({ data, width, height, channels }: Pixels, box: Box): Promise<Buffer> {
  const { columns, rows, cell } = cellsOf(box.width, box.height)
  const few = await sharp(data, { raw: { width, height, channels } })
    .extract(box)
    .resize({ width: columns, height: rows, fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return sharp(few.data, { raw: few.info })
    .resize({ width: box.width, height: box.height, fit: 'fill', kernel: 'cubic' })
    .blur(Math.max(0.5, cell / 3))
    .raw()
    .toBuffer()
}
