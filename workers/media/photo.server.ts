import sharp, { type Metadata } from 'sharp'
import './loaders.server.ts'
import { type Cascaded, cascade, LARGEST_EDGE, type Pixels } from './cascade.server.ts'
import { defaultLimits, type MediaLimits } from './limits.ts'
import { type MediaRefused, refused, throwIfAborted } from './refusal.ts'
import type { MediaSink } from './source.ts'

/**
 * Prepares a JPEG, PNG, WebP or AVIF: upright, sRGB, first frame, no EXIF, GPS, XMP or ICC; variants go to the sink.
 * The file is decoded once, and for JPEG and WebP only as finely as 1600 px need. Throws `Permanent` with
 * 'too-many-pixels', 'too-many-frames' (both read from the header, before decoding), 'damaged' or 'took-too-long'.
 */
export async function preparePhoto(
  file: Buffer,
  sink: MediaSink,
  options: { limits?: MediaLimits; signal?: AbortSignal } = {},
): Promise<Cascaded> {
  const limits = options.limits ?? defaultLimits
  const header = await checkHeader(file, limits)
  throwIfAborted(options.signal)
  return cascade(await decodePhoto(file, limits, isSrgb(header)), sink, options.signal)
}

async function checkHeader(file: Buffer, limits: MediaLimits): Promise<Metadata> {
  const header = await sharp(file, { limitInputPixels: false })
    .metadata()
    .catch(error => {
      throw refused('damaged', error)
    })
  if (header.width * (header.pageHeight ?? header.height) > limits.photoPixels) throw refused('too-many-pixels')
  if ((header.pages ?? 1) > limits.photoFrames) throw refused('too-many-frames')
  return header
}

/**
 * Whether the colours are sRGB as they stand, by the description of the usual profile: converting sRGB to sRGB would change
 * nothing and take as long as all the rest.
 */
function isSrgb({ space, icc }: Metadata): boolean {
  if (space !== 'srgb' || !icc) return false
  const text = icc.toString('latin1').replaceAll('\0', '')
  return /sRGB IEC61966-2[-.]1/.test(text) || /enUS.{0,8}sRGBmluc/s.test(text)
}

/**
 * The pixels of a photo, upright and no larger than the largest variant.
 * @param ignoreIcc its colours are sRGB as they stand
 */
export async function decodePhoto(file: Buffer, limits: MediaLimits, ignoreIcc: boolean): Promise<Pixels> {
  // 'error' refuses truncated and broken files, and forgives the oddities many cameras write. Sequential reading
  // keeps the picture out of memory as a whole where its format allows.
  const image = sharp(file, {
    limitInputPixels: limits.photoPixels,
    failOn: 'error',
    sequentialRead: true,
    pages: 1,
    ignoreIcc,
  })
  try {
    const { data, info } = await image
      .autoOrient()
      .resize({ width: LARGEST_EDGE, height: LARGEST_EDGE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .timeout({ seconds: Math.ceil(limits.photoTimeoutMs / 1000) })
      .toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height, channels: info.channels }
  } catch (error) {
    throw decodingRefused(error)
  }
}

function decodingRefused(error: unknown): MediaRefused {
  const message = error instanceof Error ? error.message : ''
  if (message.includes('pixel limit')) return refused('too-many-pixels', error)
  if (message.startsWith('timeout')) return refused('took-too-long', error)
  return refused('damaged', error)
}
