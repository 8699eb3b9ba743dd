import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { MediaSink, MediaSource, MediaVariant } from './source.ts'

/** For tests: the bytes of a file in `fixtures/`. */
export function fixture(name: string): Buffer {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url))
}

/** For tests: bytes as a source, in chunks as a store would give them; `size` may lie. */
export function sourceOf(bytes: Buffer, size = bytes.length): MediaSource {
  return {
    size,
    read: ({ start, end } = { start: 0, end: size }) => Readable.from(chunks(bytes.subarray(start, end))),
  }
}

/** For tests: a sink that keeps what it gets, by name. */
export function keep(): { sink: MediaSink; kept: Map<string, { variant: MediaVariant; bytes: Buffer }> } {
  const kept = new Map<string, { variant: MediaVariant; bytes: Buffer }>()
  const sink: MediaSink = async (variant, body) => {
    kept.set(variant.name, { variant, bytes: Buffer.isBuffer(body) ? body : await buffer(body) })
  }
  return { sink, kept }
}

function* chunks(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 64 * 1024) yield bytes.subarray(at, at + 64 * 1024)
}
