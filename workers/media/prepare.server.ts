import { needFfmpeg } from './ffmpeg.server.ts'
import { prepareHeic } from './heic.server.ts'
import { defaultLimits, type MediaLimits } from './limits.ts'
import { withLoopback } from './loopback.server.ts'
import { preparePhoto } from './photo.server.ts'
import { plainFileType } from './plain-file.ts'
import { type Opening, probe } from './probe.server.ts'
import { refused, throwIfAborted } from './refusal.ts'
import { type MediaKind, type Sniffed, sniff } from './sniff.ts'
import { deliver, type MediaSink, type MediaSource, type MediaVariant, readBytes } from './source.ts'
import { prepareVideo } from './video.server.ts'
import { prepareVoice } from './voice.server.ts'

/**
 * `accept` says what the caller's place allows (photos, videos and voice notes by default; plain files only where they are
 * named). `limits` replaces single limits.
 */
export type PrepareOptions = {
  accept?: readonly (MediaKind | 'file')[]
  limits?: Partial<MediaLimits>
  signal?: AbortSignal
}

/** What came of a file. `width` and `height` are those of the largest variant; ThumbHash in base64; milliseconds. */
export type Prepared = { mime: string; variants: MediaVariant[] } & (
  | { kind: 'photo'; width: number; height: number; thumbhash: string }
  | { kind: 'video'; width: number; height: number; durationMs: number; thumbhash: string }
  | { kind: 'voice'; durationMs: number; peaks: number[] }
  | { kind: 'file' }
)

/**
 * Turns a file from outside into what may be shown: tells by its content what it is, makes new files from its pixels and
 * sound alone, and hands them to the sink; nothing of it ever rests on disk. Variants arrive one after another; when
 * it throws, those that arrived already are worthless.
 *
 * Throws `Permanent` whose reason is a `MediaReason`, or `Transient` ('aborted', 'source-unreadable', 'sink-failed',
 * 'ffmpeg-killed', 'ffmpeg-not-started') when trying again makes sense.
 */
export async function prepareMedia(
  source: MediaSource,
  sink: MediaSink,
  options: PrepareOptions = {},
): Promise<Prepared> {
  const { accept, signal } = options
  const limits = { ...defaultLimits, ...options.limits }
  throwIfAborted(signal)
  if (source.size > Math.max(limits.photoBytes, limits.videoBytes, limits.voiceBytes)) throw refused('too-large')
  const found = await sniff(source, signal)
  if (!found.ok && found.reason !== 'empty' && accept?.includes('file')) return plainFile(source, sink, limits, signal)
  if (!found.ok) throw refused(found.reason)
  if (found.kind === 'photo') {
    if (accept && !accept.includes('photo')) throw refused('type-not-allowed')
    return photo(source, found, sink, limits, signal)
  }
  // A 'video' may turn out to be sound only, so it is let in where either is welcome and judged again once opened.
  if (accept && !accept.includes('voice') && !(found.kind === 'video' && accept.includes('video'))) {
    throw refused('type-not-allowed')
  }
  return recording(source, found, sink, limits, options)
}

/** Passed on byte for byte: what is inside a document is its owner's. */
async function plainFile(
  source: MediaSource,
  sink: MediaSink,
  limits: MediaLimits,
  signal: AbortSignal | undefined,
): Promise<Prepared> {
  if (source.size > limits.fileBytes) throw refused('too-large')
  const file = await readBytes(source, { start: 0, end: source.size }, signal)
  const mime = plainFileType(file)
  return { kind: 'file', mime, variants: [await deliver(sink, { name: 'file', mime, bytes: file.length }, file)] }
}

async function photo(
  source: MediaSource,
  { mime, opener }: Sniffed,
  sink: MediaSink,
  limits: MediaLimits,
  signal: AbortSignal | undefined,
): Promise<Prepared> {
  if (source.size > limits.photoBytes) throw refused('too-large')
  const file = await readBytes(source, { start: 0, end: source.size }, signal)
  const prepare = opener === 'heic' ? prepareHeic : preparePhoto
  const { variants, thumbhash } = await prepare(file, sink, { limits, ...(signal && { signal }) })
  const { width = 0, height = 0 } = variants[0] ?? {}
  return { kind: 'photo', mime, width, height, thumbhash, variants }
}

async function recording(
  source: MediaSource,
  found: Sniffed,
  sink: MediaSink,
  limits: MediaLimits,
  { accept, signal }: PrepareOptions,
): Promise<Prepared> {
  if (source.size > (found.kind === 'video' ? limits.videoBytes : limits.voiceBytes)) throw refused('too-large')
  const ffmpeg = await needFfmpeg()
  return withLoopback(source, async loopback => {
    const opening: Opening = {
      ffmpeg,
      loopback,
      demuxer: found.opener,
      maxPixels: limits.videoPixels,
      timeoutMs: found.kind === 'video' ? limits.videoTimeoutMs : limits.voiceTimeoutMs,
      signal,
    }
    const inside = await probe(opening, source.size)
    const kind = found.kind === 'video' && inside.picture ? 'video' : 'voice'
    if (accept && !accept.includes(kind)) throw refused('type-not-allowed')
    if (kind === 'video') return { kind, mime: found.mime, ...(await prepareVideo(opening, inside, sink, limits)) }
    if (source.size > limits.voiceBytes) throw refused('too-large')
    const mime = found.mime.replace('video/', 'audio/')
    return { kind, mime, ...(await prepareVoice(opening, inside, sink, limits)) }
  })
}
