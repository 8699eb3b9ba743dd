import { Readable } from 'node:stream'
import { ObjectMissing } from '#db/objects/object-store.ts'
import { VaultRefused } from '#db/vault/refusal.ts'
import { partBytes } from '#tenants/files/limits.ts'
import { partId, type SchoolFiles } from '#tenants/files/store.server.ts'
import type { ByteRange, MediaSource } from './source.ts'

/** How often a part that breaks off while it is read is asked for again from where it broke. */
const attempts = 4

/** The parts of an upload as one file that can be read from any place: nothing is put together. */
export function sourceOfParts(files: SchoolFiles, mediaId: string, size: number): MediaSource {
  return {
    size,
    read: (range = { start: 0, end: size }) => Readable.from(acrossParts(files, mediaId, range), { objectMode: false }),
  }
}

async function* acrossParts(files: SchoolFiles, mediaId: string, { start, end }: ByteRange): AsyncGenerator<Buffer> {
  let at = start
  let failures = 0
  while (at < end) {
    const part = Math.floor(at / partBytes)
    const first = at - part * partBytes
    const last = Math.min(end - part * partBytes, partBytes) - 1
    try {
      const { body } = await files.get(partId(mediaId, part), { start: first, end: last })
      for await (const chunk of body as AsyncIterable<Buffer>) {
        at += chunk.length
        failures = 0
        yield chunk
      }
    } catch (error) {
      failures += 1
      // What is missing or does not open will not come by asking again.
      if (failures >= attempts || error instanceof ObjectMissing || error instanceof VaultRefused) throw error
    }
  }
}
