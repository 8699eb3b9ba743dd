import type { Readable } from 'node:stream'
import { inputOptions, run } from './ffmpeg.server.ts'
import type { MediaLimits } from './limits.ts'
import type { Opening, Recording } from './probe.server.ts'
import { refused } from './refusal.ts'
import { deliver, type MediaSink, type MediaVariant } from './source.ts'

/** What came of a voice note: milliseconds, and 64 peaks from 0 to 1, the loudest being 1 (all 0 in silence). */
export type PreparedVoice = { durationMs: number; peaks: number[]; variants: MediaVariant[] }

/** Bars in the drawn waveform. */
export const PEAKS = 64

/**
 * Makes 'voice' (AAC in fragmented MP4) of a recording's sound, without metadata, cover or pictures; sound that is AAC-LC
 * at a modest rate is copied. Duration and peaks are counted from the decoded sound, not taken from the file's word.
 * Throws `Permanent` with 'empty' for a note of no length, 'no-sound', 'too-long', 'damaged', 'took-too-long'; `Transient` as `run` does.
 */
export async function prepareVoice(
  opening: Opening,
  recording: Recording,
  sink: MediaSink,
  limits: MediaLimits,
): Promise<PreparedVoice> {
  if (!recording.sound) throw refused('no-sound')
  if ((recording.durationMs ?? 0) > limits.voiceMs) throw refused('too-long')
  const { durationMs, loudness } = await listen(opening, limits.voiceMs)
  if (durationMs > limits.voiceMs) throw refused('too-long')
  if (durationMs === 0 && !recording.durationMs) throw refused('empty')
  if (durationMs < (recording.durationMs ?? 0) * 0.9 - 500 || durationMs === 0) throw refused('damaged')
  const variant: MediaVariant = { name: 'voice', mime: 'audio/mp4', durationMs }
  await run({
    program: opening.ffmpeg.ffmpeg,
    args: [
      ...['-nostdin', '-v', 'error'],
      ...inputOptions(opening.loopback, opening.demuxer, opening.maxPixels),
      ...['-map', '0:a:0', '-t', String(durationMs / 1000 + 1)],
      ...['-map_metadata', '-1', '-map_metadata:s', '-1', '-map_chapters', '-1', '-vn', '-dn', '-sn'],
      ...soundOptions(recording),
      ...['-fflags', '+bitexact', '-flags:a', '+bitexact'],
      ...['-movflags', '+empty_moov+default_base_moof', '-frag_duration', '5000000', '-f', 'mp4', 'pipe:1'],
    ],
    loopback: opening.loopback,
    timeoutMs: opening.timeoutMs,
    signal: opening.signal,
    consume: output => deliver(sink, variant, output),
  })
  return { durationMs, peaks: waveform(loudness), variants: [variant] }
}

/**
 * Brings a loudness curve to `PEAKS` bars from 0 to 1 (three decimals): the highest value of each stretch, relative to the
 * loudest of all, so that a whisper can be seen as well. Curves shorter than that repeat values.
 */
export function waveform(loudness: readonly number[]): number[] {
  const loudest = loudness.reduce((most, value) => Math.max(most, value), 0)
  return Array.from({ length: PEAKS }, (_, bar) => {
    const from = Math.floor((bar * loudness.length) / PEAKS)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * loudness.length) / PEAKS))
    const peak = Math.max(0, ...loudness.slice(from, to))
    return loudest === 0 ? 0 : Math.round((peak / loudest) * 1000) / 1000
  })
}

const RATE = 8000
/** 10 ms of sound: a note of ten minutes gives 60,000 values. */
const STRETCH = RATE / 100

async function listen(opening: Opening, maxMs: number): Promise<{ durationMs: number; loudness: number[] }> {
  const { result } = await run({
    program: opening.ffmpeg.ffmpeg,
    args: [
      ...['-nostdin', '-v', 'error'],
      ...inputOptions(opening.loopback, opening.demuxer, opening.maxPixels),
      ...['-map', '0:a:0', '-t', String(maxMs / 1000 + 1), '-vn', '-ac', '1', '-ar', String(RATE)],
      ...['-f', 's16le', 'pipe:1'],
    ],
    loopback: opening.loopback,
    timeoutMs: opening.timeoutMs,
    signal: opening.signal,
    consume: loudnessOf,
  })
  return result
}

async function loudnessOf(sound: Readable): Promise<{ durationMs: number; loudness: number[] }> {
  const loudness: number[] = []
  let samples = 0
  let peak = 0
  let rest = Buffer.alloc(0)
  for await (const chunk of sound as AsyncIterable<Buffer>) {
    const bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk
    const whole = bytes.length - (bytes.length % 2)
    for (let at = 0; at < whole; at += 2) {
      peak = Math.max(peak, Math.abs(bytes.readInt16LE(at)))
      samples += 1
      if (samples % STRETCH === 0) {
        loudness.push(peak)
        peak = 0
      }
    }
    rest = Buffer.from(bytes.subarray(whole))
  }
  if (samples % STRETCH !== 0) loudness.push(peak)
  return { durationMs: Math.round((samples / RATE) * 1000), loudness }
}

function soundOptions({ sound, picture, bitsPerSecond }: Recording): string[] {
  const modest = !picture && bitsPerSecond > 0 && bitsPerSecond <= 128_000
  if (sound?.codec === 'aac' && sound.profile === 'LC' && sound.channels <= 2 && modest) return ['-c:a', 'copy']
  return ['-c:a', 'aac', '-b:a', '64k', '-ar', '44100', '-ac', '1']
}
