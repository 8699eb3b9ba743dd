import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { type Ffmpeg, inputOptions, run } from './ffmpeg.server.ts'
import type { Loopback } from './loopback.server.ts'
import { refused } from './refusal.ts'

/** A picture track as stored: `width` and `height` before turning by `rotation` degrees (0, 90, 180, 270, clockwise or not). */
export type PictureTrack = {
  codec: string
  profile: string
  level: number
  width: number
  height: number
  /** Width of one pixel ÷ its height. */
  pixelAspect: number
  rotation: number
  pixelFormat: string
  progressive: boolean
  framesPerSecond: number
  /** 'arib-std-b67' (HLG) and 'smpte2084' (PQ) are HDR. */
  transfer: string
}

export type SoundTrack = { codec: string; profile: string; channels: number }

/** What a recording holds. `durationMs` is undefined where the file does not say (browsers' WebM recordings do not). */
export type Recording = {
  picture: PictureTrack | undefined
  sound: SoundTrack | undefined
  durationMs: number | undefined
  bitsPerSecond: number
}

export type Opening = {
  ffmpeg: Ffmpeg
  loopback: Loopback
  demuxer: string
  maxPixels: number
  timeoutMs: number
  signal?: AbortSignal | undefined
}

/** Reads the tracks of a recording with ffprobe. Throws as `run` does; 'damaged' when there is no track at all. */
export async function probe(opening: Opening, bytes: number): Promise<Recording> {
  const { result } = await run({
    program: opening.ffmpeg.ffprobe,
    args: [
      ...['-v', 'error', '-of', 'json', '-show_entries', ENTRIES],
      // Wider than what is allowed, so that a frame too large is refused for its size and not as damaged.
      ...inputOptions(opening.loopback, opening.demuxer, opening.maxPixels * 16),
    ],
    loopback: opening.loopback,
    timeoutMs: Math.min(opening.timeoutMs, 60_000),
    signal: opening.signal,
    consume: buffer,
  })
  const parsed = Probed.safeParse(JSON.parse(result.toString('utf8')))
  if (!parsed.success) throw refused('damaged', parsed.error)
  const { streams, format } = parsed.data
  if (streams.length === 0) throw refused('damaged')
  const picture = streams.find(stream => stream.codec_type === 'video' && !stream.disposition?.attached_pic)
  const sound = streams.find(stream => stream.codec_type === 'audio')
  const durationMs = format.duration === undefined ? undefined : Math.round(format.duration * 1000)
  return {
    picture: picture && pictureTrack(picture),
    sound: sound && { codec: sound.codec_name ?? '', profile: sound.profile ?? '', channels: sound.channels ?? 1 },
    durationMs: durationMs || undefined,
    bitsPerSecond: durationMs ? (bytes * 8000) / durationMs : 0,
  }
}

/** Finds how long a recording plays by reading it through without decoding, up to `maxMs` and a little. */
export async function measureDuration(opening: Opening, maxMs: number): Promise<number> {
  const { outMs } = await run({
    program: opening.ffmpeg.ffmpeg,
    args: [
      ...['-nostdin', '-v', 'error', '-progress', 'pipe:3'],
      ...inputOptions(opening.loopback, opening.demuxer, opening.maxPixels),
      ...['-map', '0:v:0?', '-map', '0:a:0?', '-c', 'copy', '-t', String(maxMs / 1000 + 1), '-f', 'null', '-'],
    ],
    loopback: opening.loopback,
    timeoutMs: opening.timeoutMs,
    signal: opening.signal,
    consume: buffer,
  })
  return outMs
}

const ENTRIES = [
  'format=duration',
  'stream=codec_type,codec_name,profile,level,width,height,sample_aspect_ratio,pix_fmt,field_order,avg_frame_rate,channels,color_transfer',
  'stream_disposition=attached_pic',
  'stream_side_data=rotation',
].join(':')

const Stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  profile: z.string().optional(),
  level: z.number().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  sample_aspect_ratio: z.string().optional(),
  pix_fmt: z.string().optional(),
  field_order: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  channels: z.number().optional(),
  color_transfer: z.string().optional(),
  disposition: z.object({ attached_pic: z.number().optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: z.coerce.number().optional() })).optional(),
})

const Probed = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({ duration: z.coerce.number().optional() }).default({}),
})

function pictureTrack(stream: z.infer<typeof Stream>): PictureTrack {
  const turned = stream.side_data_list?.find(entry => entry.rotation !== undefined)?.rotation ?? 0
  return {
    codec: stream.codec_name ?? '',
    profile: stream.profile ?? '',
    level: stream.level ?? 0,
    width: stream.width ?? 0,
    height: stream.height ?? 0,
    pixelAspect: fraction(stream.sample_aspect_ratio, ':') || 1,
    rotation: (((Math.round(turned / 90) * 90) % 360) + 360) % 360,
    pixelFormat: stream.pix_fmt ?? '',
    progressive: stream.field_order === undefined || ['progressive', 'unknown'].includes(stream.field_order),
    framesPerSecond: fraction(stream.avg_frame_rate, '/'),
    transfer: stream.color_transfer ?? '',
  }
}

/** '30000/1001' → 29.97; 0 when there is no such number. */
function fraction(text: string | undefined, mark: string): number {
  const [above, below] = (text ?? '').split(mark).map(Number)
  return above && below ? above / below : 0
}
