import sharp from 'sharp'
import { refuseUnfit } from '../brand/logo.server.ts'
import { largestPicture } from './limits.ts'

/** A picture as it goes to the vendor. */
export interface Screenshot {
  width: number
  height: number
  bytes: Buffer
}
export class ScreenshotRefused extends Error {
  override name = 'ScreenshotRefused'
  constructor(readonly reason: 'too_large' | 'unfit') {
    super(reason)
  }
}

const longestSide = 1_600

/**
 * Reads a picture that goes with a request: what it is, its content decides. It is decoded and encoded anew, so nothing travels along that is
 * not to be seen on it: place, camera, a larger preview.
 * @throws ScreenshotRefused
 */
export async function readScreenshot(bytes: Buffer): Promise<Screenshot> {
  if (bytes.byteLength > largestPicture) throw new ScreenshotRefused('too_large')
  try {
    await refuseUnfit(bytes)
    const { data, info } = await sharp(bytes, { limitInputPixels: 40_000_000, failOn: 'error' })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality: 78, effort: 3 })
      .timeout({ seconds: 20 })
      .toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, bytes: data }
  } catch {
    throw new ScreenshotRefused('unfit')
  }
}
