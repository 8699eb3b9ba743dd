import type { Readable } from 'node:stream'
import { classed, refused, throwIfAborted } from './refusal.ts'

/**
 * A decrypted file that can be read from any place. `size` is in bytes. `read({ start, end })` gives the bytes from
 * `start` up to but **not including** `end` (as `Buffer.subarray` counts), 0 ≤ start < end ≤ size; without a range, all
 * of them. It may be called many times, also while an earlier stream is still open; a reader that has enough destroys
 * its stream.
 */
export type MediaSource = {
  readonly size: number
  read(range?: ByteRange): Readable
}

/** Bytes from `start` up to but not including `end`. */
export type ByteRange = { start: number; end: number }

/** Names of what can come out. Photos: w1600, w800, w320. Videos: video, poster. Voice notes: voice. Plain files: file. */
export type VariantName = 'w1600' | 'w800' | 'w320' | 'video' | 'poster' | 'voice' | 'file'

/** One file that came out. Sizes in pixels; `bytes` is known where the body is a Buffer. */
export type MediaVariant = {
  name: VariantName
  mime: string
  width?: number
  height?: number
  durationMs?: number
  bytes?: number
}

/**
 * Where a variant's plain bytes go (encrypted and stored by the caller). Must read a stream to its end before it
 * resolves: a stream that fails on its last bytes means that the variant is worthless and must not be kept.
 */
export type MediaSink = (variant: MediaVariant, body: Readable | Buffer) => Promise<void>

/**
 * Reads part of a source into memory. Throws `Transient('source-unreadable')` when the store fails, and
 * `Permanent('damaged')` when fewer bytes come than were asked for.
 */
export async function readBytes(source: MediaSource, range: ByteRange, signal?: AbortSignal): Promise<Buffer> {
  throwIfAborted(signal)
  const length = range.end - range.start
  const bytes = Buffer.alloc(length)
  let filled = 0
  const stream = source.read(range)
  const stop = () => stream.destroy()
  signal?.addEventListener('abort', stop)
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      if (filled + chunk.length > length) throw refused('damaged')
      bytes.set(chunk, filled)
      filled += chunk.length
    }
  } catch (error) {
    throwIfAborted(signal)
    throw classed(error, 'source-unreadable')
  } finally {
    signal?.removeEventListener('abort', stop)
    stream.destroy()
  }
  throwIfAborted(signal)
  if (filled < length) throw refused('damaged')
  return bytes
}

/** Hands a variant to the sink; an unclassed failure of the sink is `Transient('sink-failed')`. */
export async function deliver(sink: MediaSink, variant: MediaVariant, body: Readable | Buffer): Promise<MediaVariant> {
  try {
    await sink(variant, body)
    return variant
  } catch (error) {
    throw classed(error, 'sink-failed')
  }
}
