import sharp from 'sharp'
import { drawPhotos as drawLarge } from '../media/photos.ts'

/** Photos that are fit for paper as they are: JPEG, 1200 pixels wide. */
export async function drawPhotos(count: number): Promise<Buffer[]> {
  const photos: Buffer[] = []
  for (const large of await drawLarge(count))
    photos.push(await sharp(large).resize(1200).jpeg({ quality: 80 }).toBuffer())
  return photos
}
