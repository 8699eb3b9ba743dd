import { Readable } from 'node:stream'
import { type ByteRange, type ObjectBody, RangeUnsatisfiable, UploadInterrupted } from './object-store.ts'

/**
 * Reads a body chunk by chunk, telling each chunk's bytes to `count`. Whatever breaks the body comes out as UploadInterrupted, so
 * that a store can tell it from a failure of its own.
 */
export async function* chunksOf(body: ObjectBody, count: (bytes: number) => void): AsyncGenerator<Buffer, void> {
  if (Buffer.isBuffer(body)) {
    count(body.length)
    yield body
    return
  }
  try {
    for await (const chunk of typeof body === 'function' ? body() : body) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
      count(bytes.length)
      yield bytes
    }
  } catch (cause) {
    throw cause instanceof UploadInterrupted ? cause : new UploadInterrupted({ cause })
  }
}

/** Ends a body that will not be read (any more), so that whatever fills it does not wait for ever. */
export function abandon(body: ObjectBody): void {
  if (body instanceof Readable) body.destroy()
}

/** @throws RangeError for what is no range whatever the object's size */
export function checkRange({ start, end = start }: ByteRange): void {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start)
    throw new RangeError('Not a range of bytes')
}

/** The last byte a range means in an object of `size` bytes. @throws RangeUnsatisfiable, RangeError */
export function lastByte(range: ByteRange, size: number): number {
  checkRange(range)
  if (range.start >= size) throw new RangeUnsatisfiable(size)
  return Math.min(range.end ?? size - 1, size - 1)
}
