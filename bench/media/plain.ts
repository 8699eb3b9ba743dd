import sharp from 'sharp'
import { answerQuestions } from '../part.ts'

export interface PlainRound {
  photos: Buffer[]
  /** `webp`: what a page can show; `raw`: the pixels alone. */
  into: 'webp' | 'raw'
}

/** The least that could be done: sharp alone, decoding and resizing to 1600 px. Answers CPU milliseconds a photo. */
export async function run(): Promise<void> {
  sharp.cache(false)
  await answerQuestions<PlainRound, number>(async ({ photos, into }) => {
    const before = process.cpuUsage()
    for (const photo of photos) {
      const resized = sharp(photo).autoOrient().resize(1600, 1600, { fit: 'inside' })
      await (into === 'webp' ? resized.webp({ quality: 75, effort: 2 }) : resized.raw()).toBuffer()
    }
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000 / photos.length
  })
}
