import { inputOptions, run } from './ffmpeg.server.ts'
import { fitInside, pictureFilter } from './frame.ts'
import type { MediaLimits } from './limits.ts'
import { makePoster } from './poster.server.ts'
import { measureDuration, type Opening, type PictureTrack, type Recording } from './probe.server.ts'
import { refused } from './refusal.ts'
import { deliver, type MediaSink, type MediaVariant } from './source.ts'

/** What came of a video: pixels, milliseconds, and the ThumbHash of its poster. */
export type PreparedVideo = {
  width: number
  height: number
  durationMs: number
  thumbhash: string
  variants: MediaVariant[]
}

/**
 * Makes 'video' (H.264/AAC in fragmented MP4, at most 1280 × 720 or 720 × 1280, at most 30 frames a second) and 'poster'
 * (WebP) of a recording with a picture track. Tracks that fit already are copied, not encoded again. No metadata, data
 * tracks, chapters or subtitles pass. Throws `Permanent` with 'too-long', 'too-many-pixels', 'codec-not-supported', 'damaged',
 * 'took-too-long'; `Transient` as `run` does.
 */
export async function prepareVideo(
  opening: Opening,
  recording: Recording,
  sink: MediaSink,
  limits: MediaLimits,
): Promise<PreparedVideo> {
  const { picture } = recording
  if (!picture) throw refused('damaged')
  if (picture.width * picture.height > limits.videoPixels) throw refused('too-many-pixels')
  if (!picture.width || !picture.height || !picture.pixelFormat) throw refused('codec-not-supported')
  const durationMs = recording.durationMs ?? (await measureDuration(opening, limits.videoMs))
  if (durationMs > limits.videoMs) throw refused('too-long')
  if (durationMs <= 0) throw refused('damaged')
  const size = fitInside(picture, LONG_EDGE, SHORT_EDGE)

  const video = await encode(opening, recording, { ...size, durationMs }, sink)
  const { poster, thumbhash } = await makePoster(opening, picture, { ...size, durationMs }, sink)
  return { ...size, durationMs, thumbhash, variants: [video, poster] }
}

const LONG_EDGE = 1280
const SHORT_EDGE = 720

type Shape = { width: number; height: number; durationMs: number }

async function encode(opening: Opening, recording: Recording, shape: Shape, sink: MediaSink): Promise<MediaVariant> {
  const variant: MediaVariant = { name: 'video', mime: 'video/mp4', ...shape }
  await run({
    program: opening.ffmpeg.ffmpeg,
    args: [
      ...['-nostdin', '-v', 'error', '-progress', 'pipe:3', '-threads', '2'],
      ...inputOptions(opening.loopback, opening.demuxer, opening.maxPixels),
      // The stated duration is the file's own claim: what plays longer is cut there.
      ...['-map', '0:v:0', '-map', '0:a:0?', '-t', String(shape.durationMs / 1000 + 1)],
      ...['-map_metadata', '-1', '-map_metadata:s', '-1', '-map_chapters', '-1', '-dn', '-sn'],
      ...pictureOptions(opening, recording, shape),
      ...soundOptions(recording),
      ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
      // A pipe cannot be rewound to put the index first; fragments need no index and start as quickly.
      ...['-movflags', '+frag_keyframe+empty_moov+default_base_moof', '-f', 'mp4', 'pipe:1'],
    ],
    loopback: opening.loopback,
    timeoutMs: opening.timeoutMs,
    signal: opening.signal,
    consume: output => deliver(sink, variant, output),
    // ffmpeg ends well on a file cut short; what plays much shorter than it says is not what was recorded.
    check: outMs => {
      if (outMs < shape.durationMs * 0.9 - 500) throw refused('damaged')
    },
  })
  return variant
}

function pictureOptions(opening: Opening, recording: Recording, shape: Shape): string[] {
  const picture = recording.picture
  if (!picture) return ['-vn']
  // SEI messages are never needed to decode (ITU-T H.264, Annex D) and may carry a camera's place and serial number.
  if (playsAsItIs(picture, recording, shape)) return ['-c:v', 'copy', '-bsf:v', 'filter_units=remove_types=6']
  return [
    ...['-vf', pictureFilter(picture, shape, opening.ffmpeg.toneMaps), '-fpsmax', '30'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '25', '-maxrate', '2500k', '-bufsize', '5000k'],
    ...['-profile:v', 'high', '-pix_fmt', 'yuv420p', '-g', '120'],
  ]
}

/** Upright, small, ordinary H.264 that every browser plays: encoding it again would only cost time and quality. */
function playsAsItIs(picture: PictureTrack, recording: Recording, shape: Shape): boolean {
  return (
    picture.codec === 'h264' &&
    ['Constrained Baseline', 'Baseline', 'Main', 'High'].includes(picture.profile) &&
    picture.level <= 41 &&
    picture.pixelFormat === 'yuv420p' &&
    picture.progressive &&
    picture.rotation === 0 &&
    picture.pixelAspect === 1 &&
    picture.width === shape.width &&
    picture.height === shape.height &&
    picture.framesPerSecond <= 60 &&
    recording.bitsPerSecond > 0 &&
    recording.bitsPerSecond <= 4_000_000
  )
}

function soundOptions({ sound }: Recording): string[] {
  if (sound?.codec === 'aac' && sound.profile === 'LC' && sound.channels <= 2) return ['-c:a', 'copy']
  return ['-c:a', 'aac', '-b:a', '96k', '-ar', '48000', '-ac', sound?.channels === 1 ? '1' : '2']
}
