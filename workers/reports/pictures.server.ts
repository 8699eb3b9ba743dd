import '#workers/media/loaders.server.ts'
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { PromiseCache } from '#tenants/cache.ts'

/** A picture that is read only when it is needed: one that was made fit for paper just now is not. */
export interface KeptPicture {
  /** Names these very bytes, among those of all schools. */
  tag: string
  read(): Promise<Uint8Array>
}

/** Pictures by the names that the document has for them: JPEG, PNG or WebP. Whoever puts one in has asked whether its reader may have it. */
export type Pictures = ReadonlyMap<string, Uint8Array | KeptPicture>

/** A picture as it goes into a PDF, in pixels. */
export interface PaperPicture {
  format: 'jpg' | 'png'
  bytes: Uint8Array
  width: number
  height: number
}

/** Pixels of the longer edge: 200 dots an inch on the whole width of a page. */
const longestEdge = 1_400
const mostPixels = 60_000_000
/**
 * Just made: the reports of a class show the same photos, and each takes longer to read and make than a page to set. As many as the children of
 * a whole year, who come in no order, were photographed together in; some 15 MB.
 */
const made = new PromiseCache<PaperPicture | null>(128, 60_000)

/**
 * Makes a picture fit for paper. PDF holds JPEG as it is, so such a one that is small enough and upright is passed on; others are
 * made anew, and what is transparent (a logo) stays so as PNG.
 * @returns null for what cannot be opened: the document goes on without it
 * @throws what reading it throws
 */
export function paperPicture(picture: Uint8Array | KeptPicture): Promise<PaperPicture | null> {
  if ('tag' in picture) return made.get(`kept ${picture.tag}`, async () => fitForPaper(await picture.read()))
  return made.get(createHash('sha256').update(picture).digest('base64url'), () => fitForPaper(picture))
}

async function fitForPaper(bytes: Uint8Array): Promise<PaperPicture | null> {
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels })
    const { format, width, height, orientation = 1, hasAlpha, space } = await picture.metadata()
    const small = Math.max(width, height) <= longestEdge
    if (format === 'jpeg' && small && orientation === 1 && space === 'srgb') {
      return { format: 'jpg', bytes, width, height }
    }
    const upright = picture
      .autoOrient()
      .resize(longestEdge, longestEdge, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
    const drawn = hasAlpha ? upright.png() : upright.jpeg({ quality: 82 })
    const { data, info } = await drawn.toBuffer({ resolveWithObject: true })
    return { format: hasAlpha ? 'png' : 'jpg', bytes: data, width: info.width, height: info.height }
  } catch {
    // Damaged, not a picture, too large: one fact for a document, which does not fail for one picture among many.
    return null
  }
}
