import sharp from 'sharp'
import { drawPhotos as drawLarge } from '../media/photos.ts'

/** Photos as an album keeps them, made smaller than paper needs them to be made smaller again: JPEG, 1200 pixels wide. */
export async function drawPhotos(count: number): Promise<Buffer[]> {
  const photos: Buffer[] = []
  for (const large of await drawLarge(count))
    photos.push(await sharp(large).resize(1200).jpeg({ quality: 80 }).toBuffer())
  return photos
}
