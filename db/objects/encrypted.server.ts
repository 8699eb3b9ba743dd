import { pipeline, Readable } from 'node:stream'
import type { DataKey } from '#db/vault/data-key.ts'
import { firstBytes } from './first-bytes.ts'
import { abandon, checkRange, lastByte } from './object-body.ts'
import { checkKey } from './object-key.ts'
import {
  type ByteRange,
  type ObjectBody,
  type ObjectStore,
  ObjectStoreFailure,
  RangeUnsatisfiable,
} from './object-store.ts'
import { decodeHeader, HEADER_BYTES, type Header, layoutOf, SEGMENT_BYTES, sealedSpan } from './sealed-layout.ts'
import { decrypt, encrypt, objectKey } from './segment-streams.server.ts'

/** One school's objects, in plaintext terms; what reaches the store is sealed. Ids are object keys such as `<media id>/1600`. */
export interface SealedObjects {
  /** Encrypts while it streams; returns the bytes of plaintext. @throws as ObjectStore.put */
  put(id: string, body: ObjectBody): Promise<{ size: number }>
  /**
   * The object or a range of it; reads only the segments it needs. `size` is that of the whole object, `start` and `end` the
   * bytes given, both inclusive (`end` is -1 for an empty object).
   * @throws ObjectMissing, RangeUnsatisfiable, KeyDestroyed, VaultRefused; the last also later, from the body
   */
  get(id: string, range?: ByteRange): Promise<{ body: Readable; size: number; start: number; end: number }>
  /** Bytes of plaintext, as the stored size tells. @throws ObjectMissing */
  size(id: string): Promise<number>
  /** A missing object is no error. */
  delete(id: string): Promise<void>
}

/** Where the key comes from that wraps the objects' own: `keyring.keysOf({ schoolId, purpose: 'media' })`. */
export interface WrappingKeys {
  current(): Promise<DataKey>
  version(version: number): Promise<DataKey>
}

/** The objects of one school, stored under `<schoolId>/<id>` and sealed with its key; deletePrefix(store, `<schoolId>/`) removes all. */
export function sealedObjects(store: ObjectStore, school: { schoolId: string; keys: WrappingKeys }): SealedObjects {
  const { schoolId, keys } = school
  const keyOf = (id: string) => {
    const key = `${schoolId}/${id}`
    checkKey(key)
    return key
  }

  return {
    async put(id, body) {
      const storeKey = keyOf(id)
      let key: DataKey
      try {
        key = await keys.current()
      } catch (error) {
        abandon(body)
        throw error
      }
      let sealing: ReturnType<typeof encrypt> | undefined
      const sealed = (plain: Readable) => {
        sealing = encrypt(key, id)
        return pipeline(plain, sealing, reportedByTheStream)
      }
      if (body instanceof Readable) await store.put(storeKey, sealed(body))
      else await store.put(storeKey, () => sealed(typeof body === 'function' ? body() : streamOf(body)))
      return { size: sealing?.plainBytes ?? 0 }
    },

    async get(id, range) {
      if (range) checkRange(range)
      const first = sealedSpan(range ?? { start: 0 }).first
      const stored = await (first === 0 ? fromBeginning(store, keyOf(id), range) : fromSegment(store, keyOf(id), range))
      try {
        const { header, size: sealedSize, body } = stored
        const { plainSize: size, segments } = layoutOf(sealedSize)
        const start = range?.start ?? 0
        const end = range ? lastByte(range, size) : size - 1
        const secret = objectKey(await keys.version(header.keyVersion), id, header)
        const place = { schoolId, objectId: id }
        const skip = start - first * SEGMENT_BYTES
        const opening = decrypt({ secret, place, header, first, segments, skip, take: end - start + 1 })
        return { body: pipeline(body, opening, reportedByTheStream), size, start, end }
      } catch (error) {
        stored.body.destroy()
        throw error
      }
    },

    size: async id => layoutOf((await store.head(keyOf(id))).size).plainSize,

    delete: id => store.delete(keyOf(id)),
  }
}

interface Stored {
  header: Header
  /** From the first segment asked for. */
  body: Readable
  /** Of the whole sealed object. */
  size: number
}

/** Header and segments come in one answer. */
async function fromBeginning(store: ObjectStore, key: string, range?: ByteRange): Promise<Stored> {
  const end = sealedSpan(range ?? { start: 0 }).end
  const { body, size } = await store.get(key, end === undefined ? undefined : { start: 0, end })
  try {
    return { header: decodeHeader(await firstBytes(body, HEADER_BYTES)), body, size }
  } catch (error) {
    body.destroy()
    throw error
  }
}

/** Header and segments are asked for at once. */
async function fromSegment(store: ObjectStore, key: string, range: ByteRange = { start: 0 }): Promise<Stored> {
  const { start, end } = sealedSpan(range)
  const [head, rest] = await Promise.allSettled([headerOf(store, key), store.get(key, { start, end })])
  if (head.status === 'fulfilled' && rest.status === 'fulfilled' && head.value.size === rest.value.size)
    return { header: head.value.header, ...rest.value }
  if (rest.status === 'fulfilled') rest.value.body.destroy()
  if (head.status === 'rejected') throw head.reason
  if (rest.status === 'fulfilled')
    throw new ObjectStoreFailure('get', { transient: true, cause: new Error('Replaced while it was read') })
  if (rest.reason instanceof RangeUnsatisfiable)
    throw new RangeUnsatisfiable(layoutOf(head.value.size).plainSize, { cause: rest.reason })
  throw rest.reason
}

async function headerOf(store: ObjectStore, key: string): Promise<{ header: Header; size: number }> {
  const { body, size } = await store.get(key, { start: 0, end: HEADER_BYTES - 1 })
  try {
    const header = decodeHeader(await firstBytes(body, HEADER_BYTES))
    // To its end instead of breaking it off, which would cost the connection.
    body.resume()
    return { header, size }
  } catch (error) {
    body.destroy()
    throw error
  }
}

/** Cut up, so that not all of it is encrypted before any is stored. */
function streamOf(bytes: Buffer): Readable {
  const count = Math.ceil(bytes.length / SEGMENT_BYTES)
  const pieces = Array.from({ length: count }, (_, i) => bytes.subarray(i * SEGMENT_BYTES, (i + 1) * SEGMENT_BYTES))
  return Readable.from(pieces, { objectMode: false })
}

/** pipeline() wants a callback; its error reaches whoever reads the last stream, which it destroys. */
function reportedByTheStream(): void {}
