import { buffer } from 'node:stream/consumers'
import { type Pixels, thumbhash, toWebp } from './cascade.server.ts'
import { inputOptions, run } from './ffmpeg.server.ts'
import { pictureFilter } from './frame.ts'
import type { Opening, PictureTrack } from './probe.server.ts'
import { refused } from './refusal.ts'
import { deliver, type MediaSink, type MediaVariant } from './source.ts'

/**
 * Makes the still picture of a video (WebP, as large as the video) and its ThumbHash. It is taken a tenth into the
 * video, at most one second, as first frames are often black; from the very start if there is nothing at that place.
 */
export async function makePoster(
  opening: Opening,
  picture: PictureTrack,
  shape: { width: number; height: number; durationMs: number },
  sink: MediaSink,
): Promise<{ poster: MediaVariant; thumbhash: string }> {
  const pixels =
    (await frameAt(opening, picture, shape, Math.min(1000, shape.durationMs / 10))) ??
    (await frameAt(opening, picture, shape, 0))
  if (!pixels) throw refused('damaged')
  const webp = await toWebp(pixels)
  const { width, height } = pixels
  const variant: MediaVariant = { name: 'poster', mime: 'image/webp', width, height, bytes: webp.length }
  return { poster: await deliver(sink, variant, webp), thumbhash: await thumbhash(pixels) }
}

async function frameAt(
  opening: Opening,
  picture: PictureTrack,
  { width, height }: { width: number; height: number },
  ms: number,
): Promise<Pixels | undefined> {
  const { result } = await run({
    program: opening.ffmpeg.ffmpeg,
    args: [
      ...['-nostdin', '-v', 'error', '-threads', '2', '-ss', String(ms / 1000)],
      ...inputOptions(opening.loopback, opening.demuxer, opening.maxPixels),
      ...['-map', '0:v:0', '-frames:v', '1', '-vf', pictureFilter(picture, { width, height }, opening.ffmpeg.toneMaps)],
      ...['-pix_fmt', 'rgb24', '-f', 'rawvideo', 'pipe:1'],
    ],
    loopback: opening.loopback,
    timeoutMs: Math.min(opening.timeoutMs, 60_000),
    signal: opening.signal,
    consume: buffer,
  })
  const data = Buffer.from(result)
  return data.length === width * height * 3 ? { data, width, height, channels: 3 } : undefined
}
