import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DataKey, dataKey } from '#db/vault/data-key.ts'
import { VaultRefused } from '#db/vault/refusal.ts'
import { sealedObjects, type WrappingKeys } from './encrypted.server.ts'
import { openFolderStore } from './folder-store.server.ts'
import type { ObjectStore } from './object-store.ts'
import { HEADER_BYTES, SEALED_SEGMENT_BYTES, SEGMENT_BYTES } from './sealed-layout.ts'

const secret = randomBytes(32)
const keyOf = (schoolId: string, version = 1) => dataKey({ schoolId, purpose: 'media' }, version, secret)
const always = (key: DataKey): WrappingKeys => ({ current: async () => key, version: async () => key })
const schoolA = { schoolId: 'school-a', keys: always(keyOf('school-a')) }

describe('a sealed object that was altered', () => {
  let folder = ''
  let store: ObjectStore
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cubby-sealed-'))
    store = await openFolderStore(folder)
  })
  afterEach(() => rm(folder, { recursive: true }))
  const raw = async (key: string) => buffer((await store.get(key)).body)
  const readAll = async (id: string, range?: { start: number; end?: number }, school = schoolA) =>
    buffer((await sealedObjects(store, school).get(id, range)).body)

  /** Reads m1 from a store that has these bytes for it. */
  const readServed = async (bytes: Buffer) => {
    const serving: ObjectStore = { ...store, get: async () => ({ body: Readable.from([bytes]), size: bytes.length }) }
    return buffer((await sealedObjects(serving, schoolA).get('m1')).body)
  }

  it('opens as the written format says: sealed with the same bytes by another implementation', async () => {
    const known = dataKey({ schoolId: 'school-a', purpose: 'media' }, 3, Buffer.alloc(32, 7))
    const sealed =
      'Q0JZTwEAAQAAAAAAAxQVFhcYGRoAAQIDBAUGBwgJCgsRiOB5FADQQH677JXrUWXz6DW/hxFrfjgfx2qzh95kDOKQR/wZOdkOhnSqET2gRAXwNR0fDRueObu9d5wuQoocfUarMU487g621ha0'
    await store.put('school-a/m1', Buffer.from(sealed, 'base64'))
    const school = { schoolId: 'school-a', keys: always(known) }
    expect((await readAll('m1', undefined, school)).toString()).toBe('good morning')
  })

  it('is refused when any bit is flipped', async () => {
    await sealedObjects(store, schoolA).put('m1', Buffer.from('a short object'))
    const sealed = await raw('school-a/m1')
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const altered = Buffer.from(sealed)
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      await expect(readServed(altered), `bit ${bit}`).rejects.toThrow(VaultRefused)
    }
  })

  it('is refused when segments are cut off, left out, repeated or exchanged', async () => {
    await sealedObjects(store, schoolA).put('m1', randomBytes(3 * SEGMENT_BYTES))
    const sealed = await raw('school-a/m1')
    const header = sealed.subarray(0, HEADER_BYTES)
    const [a, b, c] = [0, 1, 2].map(i =>
      sealed.subarray(HEADER_BYTES + i * SEALED_SEGMENT_BYTES).subarray(0, SEALED_SEGMENT_BYTES),
    ) as [Buffer, Buffer, Buffer]
    expect(Buffer.concat([header, a, b, c]).equals(sealed)).toBe(true)
    for (const segments of [[], [a], [a, b], [a, c], [b, c], [a, a, b, c], [b, a, c], [a, c, b], [a, b, c, c], [c]]) {
      await store.put('school-a/m1', Buffer.concat([header, ...segments]))
      await expect(readAll('m1')).rejects.toThrow(VaultRefused)
    }
  })

  it('is refused at every shorter and longer length', async () => {
    await sealedObjects(store, schoolA).put('m1', Buffer.alloc(40, 1))
    const sealed = await raw('school-a/m1')
    for (let length = 0; length < sealed.length; length += 1) {
      await expect(readServed(sealed.subarray(0, length)), `${length} bytes`).rejects.toThrow(VaultRefused)
    }
    await store.put('school-a/m1', Buffer.concat([sealed, Buffer.alloc(1)]))
    await expect(readAll('m1')).rejects.toThrow(VaultRefused)
  })

  it('is refused under another id and in another school, although the key bytes are the same', async () => {
    await sealedObjects(store, schoolA).put('m1', Buffer.from('x'))
    const sealed = await raw('school-a/m1')
    await store.put('school-a/m2', sealed)
    await store.put('school-b/m1', sealed)
    await expect(readAll('m2')).rejects.toMatchObject({ reason: 'not-authentic' })
    const schoolB = { schoolId: 'school-b', keys: always(keyOf('school-b')) }
    await expect(readAll('m1', undefined, schoolB)).rejects.toMatchObject({ reason: 'not-authentic' })
  })

  it('is refused when its segments are those of another object', async () => {
    const objects = sealedObjects(store, schoolA)
    await objects.put('m1', Buffer.from('one'))
    await objects.put('m2', Buffer.from('two'))
    const [one, two] = [await raw('school-a/m1'), await raw('school-a/m2')]
    await store.put('school-a/m1', Buffer.concat([one.subarray(0, HEADER_BYTES), two.subarray(HEADER_BYTES)]))
    await expect(readAll('m1')).rejects.toThrow(VaultRefused)
  })
})
