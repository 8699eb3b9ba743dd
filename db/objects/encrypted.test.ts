import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type DataKey, dataKey, type KeyOwner } from '#db/vault/data-key.ts'
import { Keyring } from '#db/vault/keyring.server.ts'
import { localMasterKey } from '#db/vault/master-key.server.ts'
import { MemoryKeyRows } from '#db/vault/memory-key-rows.ts'
import { KeyDestroyed } from '#db/vault/refusal.ts'
import { sealedObjects, type WrappingKeys } from './encrypted.server.ts'
import { failingStore } from './failing-store.ts'
import { filesBelow } from './files-below.ts'
import { openFolderStore } from './folder-store.server.ts'
import { ObjectMissing, type ObjectStore, ObjectStoreFailure, UploadInterrupted } from './object-store.ts'
import { retrying } from './retrying.server.ts'
import { doubleSettings, startS3Double } from './s3-double.ts'
import { openS3Store } from './s3-store.server.ts'
import { HEADER_BYTES, SEALED_SEGMENT_BYTES, SEGMENT_BYTES } from './sealed-layout.ts'

const secret = randomBytes(32)
const keyOf = (schoolId: string, version = 1) => dataKey({ schoolId, purpose: 'media' }, version, secret)
const always = (key: DataKey): WrappingKeys => ({ current: async () => key, version: async () => key })
const schoolA = { schoolId: 'school-a', keys: always(keyOf('school-a')) }
const sizes = [0, 1, SEGMENT_BYTES - 1, SEGMENT_BYTES, SEGMENT_BYTES + 1, 3 * SEGMENT_BYTES, 3 * SEGMENT_BYTES + 17]

const drivers = {
  folder: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cubby-sealed-'))
    return {
      store: await openFolderStore(folder),
      files: () => filesBelow(folder),
      close: () => rm(folder, { recursive: true }),
    }
  },
  S3: async () => {
    const double = await startS3Double()
    return { ...double, store: openS3Store(doubleSettings(double.endpoint)) }
  },
}

describe.each(Object.entries(drivers))('a sealed object in %s', (_name, open) => {
  let rig: Awaited<ReturnType<typeof open>>
  beforeEach(async () => {
    rig = await open()
  })
  afterEach(() => rig.close())

  it.each(sizes)('comes back as it went, at %i bytes', async size => {
    const objects = sealedObjects(rig.store, schoolA)
    const bytes = randomBytes(size)
    expect(await objects.put('m1/video', Readable.from(inPieces(bytes), { objectMode: false }))).toEqual({ size })
    expect(await objects.put('m1/copy', bytes)).toEqual({ size })
    for (const id of ['m1/video', 'm1/copy']) {
      const found = await objects.get(id)
      expect([found.size, found.start, found.end, await objects.size(id)]).toEqual([size, 0, size - 1, size])
      expect((await buffer(found.body)).equals(bytes)).toBe(true)
    }
  })

  it('gives exactly the range asked for', async () => {
    const objects = sealedObjects(rig.store, schoolA)
    const bytes = randomBytes(3 * SEGMENT_BYTES + 17)
    await objects.put('m1/video', bytes)
    const edges = [0, 1, SEGMENT_BYTES - 1, SEGMENT_BYTES, 2 * SEGMENT_BYTES + 5, bytes.length - 1]
    for (const start of edges)
      for (const end of [...edges.filter(each => each >= start), bytes.length + 5, undefined]) {
        const found = await objects.get('m1/video', { start, end })
        const last = Math.min(end ?? bytes.length - 1, bytes.length - 1)
        expect([found.size, found.start, found.end]).toEqual([bytes.length, start, last])
        expect((await buffer(found.body)).equals(bytes.subarray(start, last + 1)), `${start}-${end}`).toBe(true)
      }
  })

  it('says where it ends when a range begins behind it', async () => {
    const objects = sealedObjects(rig.store, schoolA)
    await objects.put('empty', Buffer.alloc(0))
    await objects.put('some', Buffer.alloc(SEGMENT_BYTES + 5))
    await expect(objects.get('empty', { start: 0 })).rejects.toMatchObject({ name: 'RangeUnsatisfiable', size: 0 })
    for (const start of [SEGMENT_BYTES + 5, 2 * SEGMENT_BYTES, 90 * SEGMENT_BYTES])
      await expect(objects.get('some', { start })).rejects.toMatchObject({
        name: 'RangeUnsatisfiable',
        size: SEGMENT_BYTES + 5,
      })
    await expect(objects.get('some', { start: 5, end: 4 })).rejects.toThrow(RangeError)
    await expect(objects.get('none')).rejects.toThrow(ObjectMissing)
    await expect(objects.get('none', { start: 90 * SEGMENT_BYTES })).rejects.toThrow(ObjectMissing)
  })

  it('lies nowhere in plain text, whole or broken off', async () => {
    const canary = Buffer.from('canary: a child in a blue raincoat')
    const objects = sealedObjects(rig.store, schoolA)
    const bytes = Buffer.concat(Array.from({ length: 5_000 }, () => canary))
    await objects.put('m1/photo', bytes)
    const breaking = async function* () {
      for (let i = 0; i < 60; i += 1) yield bytes
      throw new Error('gone')
    }
    const failed = objects.put('m1/broken', Readable.from(breaking(), { objectMode: false }))
    await expect(failed).rejects.toThrow(UploadInterrupted)
    await expect(objects.size('m1/broken')).rejects.toThrow(ObjectMissing)
    const files = await rig.files()
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) expect(file.includes(canary.subarray(0, 12))).toBe(false)
  })
})

describe('a sealed object', () => {
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

  it('is never sealed twice alike', async () => {
    const objects = sealedObjects(store, schoolA)
    await objects.put('m1', Buffer.from('same'))
    const first = await raw('school-a/m1')
    await objects.put('m1', Buffer.from('same'))
    expect((await raw('school-a/m1')).subarray(13).equals(first.subarray(13))).toBe(false)
  })

  it('gives any range of any object as the plaintext has it', async () => {
    const objects = sealedObjects(store, schoolA)
    const bytes = randomBytes(5 * SEGMENT_BYTES + 1)
    await objects.put('m1', bytes)
    const at = fc.nat(bytes.length - 1)
    await fc.assert(
      fc.asyncProperty(at, at, async (one, two) => {
        const [start, end] = one < two ? [one, two] : [two, one]
        expect((await readAll('m1', { start, end })).equals(bytes.subarray(start, end + 1))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('is read only in the segments a range needs', async () => {
    let asked: { start: number; end?: number | undefined }[] = []
    const watched: ObjectStore = {
      ...store,
      get: (key, range) => {
        asked.push(range ?? { start: 0 })
        return store.get(key, range)
      },
    }
    const objects = sealedObjects(watched, schoolA)
    await objects.put('m1', randomBytes(10 * SEGMENT_BYTES))
    const read = async (start: number, end: number) => {
      asked = []
      await buffer((await objects.get('m1', { start, end })).body)
      return asked.map(range => (range.end ?? Number.NaN) - range.start + 1)
    }
    expect(await read(10, 20)).toEqual([HEADER_BYTES + SEALED_SEGMENT_BYTES])
    expect(await read(5 * SEGMENT_BYTES, 5 * SEGMENT_BYTES)).toEqual([HEADER_BYTES, SEALED_SEGMENT_BYTES])
    expect(await read(5 * SEGMENT_BYTES - 1, 5 * SEGMENT_BYTES)).toEqual([HEADER_BYTES, 2 * SEALED_SEGMENT_BYTES])
  })

  it('is pulled from its source no faster than a slow store takes it, and lets go of the source when the store fails', async () => {
    let pulled = 0
    const source = Readable.from(
      lazily(bytes => (pulled += bytes)),
      { objectMode: false },
    )
    const stalled: ObjectStore = {
      ...store,
      put: async (_key, body) => {
        if (!(body instanceof Readable)) throw new TypeError('a stream was expected')
        await once(body, 'readable')
        await manyTurns()
        body.destroy()
        throw new ObjectStoreFailure('put', { transient: true, cause: new Error('stalled') })
      },
    }
    await expect(sealedObjects(stalled, schoolA).put('m1', source)).rejects.toThrow(ObjectStoreFailure)
    expect(pulled).toBeLessThan(1_000_000)
    await manyTurns()
    expect(source.destroyed).toBe(true)
  })

  it('is pulled from the store no faster than a slow reader takes it, and lets go of the store when the reader leaves', async () => {
    let pulled = 0
    const source = Readable.from(
      lazily(bytes => (pulled += bytes)),
      { objectMode: false },
    )
    await sealedObjects(store, schoolA).put('m1', source)
    pulled = 0
    let inner: Readable | undefined
    const watched: ObjectStore = {
      ...store,
      get: async (key, range) => {
        const { body, size } = await store.get(key, range)
        inner = body
        const counted = async function* () {
          for await (const chunk of body) {
            pulled += chunk.length
            yield chunk
          }
        }
        return { body: Readable.from(counted(), { objectMode: false }), size }
      },
    }
    const { body } = await sealedObjects(watched, schoolA).get('m1')
    await once(body, 'readable')
    await manyTurns()
    expect(pulled).toBeGreaterThan(0)
    expect(pulled).toBeLessThan(1_000_000)
    body.destroy()
    await once(body, 'close')
    await vi.waitFor(() => expect(inner?.destroyed).toBe(true))
  })

  it('arrives through a store that fails one call in five, from a buffer and from a function', async () => {
    const failing = failingStore(store, 5)
    const objects = sealedObjects(retrying(failing, { pause: async () => {} }), schoolA)
    for (let i = 0; i < 25; i += 1) {
      const bytes = randomBytes(2 * SEGMENT_BYTES + i)
      await objects.put(`m${i}`, i % 2 ? bytes : () => Readable.from(inPieces(bytes), { objectMode: false }))
      expect((await buffer((await objects.get(`m${i}`)).body)).equals(bytes)).toBe(true)
      const range = { start: SEGMENT_BYTES + 3, end: SEGMENT_BYTES + 9 }
      expect(
        (await buffer((await objects.get(`m${i}`, range)).body)).equals(bytes.subarray(range.start, range.end + 1)),
      ).toBe(true)
    }
    expect(failing.failures).toBeGreaterThan(10)
  })

  it('opens with older versions of the key, and never again once a key is destroyed', async () => {
    const keyring = new Keyring({
      masterKey: localMasterKey(randomBytes(32).toString('base64')),
      rows: new MemoryKeyRows(),
    })
    const owner: KeyOwner = { schoolId: 'school-a', purpose: 'child', childId: 'mia' }
    const objects = sealedObjects(store, { schoolId: 'school-a', keys: keyring.keysOf(owner) })
    await objects.put('m1', Buffer.from('first'))
    await keyring.rotate(owner)
    await objects.put('m2', Buffer.from('second'))
    expect((await buffer((await objects.get('m1')).body)).toString()).toBe('first')
    expect((await buffer((await objects.get('m2')).body)).toString()).toBe('second')
    await keyring.destroyChild('school-a', 'mia')
    await expect(objects.get('m1')).rejects.toThrow(KeyDestroyed)
    const source = Readable.from([Buffer.from('third')])
    await expect(objects.put('m3', source)).rejects.toThrow(KeyDestroyed)
    expect(source.destroyed).toBe(true)
  })

  it('is deleted like any object', async () => {
    const objects = sealedObjects(store, schoolA)
    await objects.put('m1', Buffer.from('x'))
    await objects.delete('m1')
    await objects.delete('m1')
    await expect(objects.get('m1')).rejects.toThrow(ObjectMissing)
    await expect(objects.get('m1', { start: 0, end: 1 })).rejects.toThrow(ObjectMissing)
  })
})

/** 20 MB, made when they are asked for. */
function* lazily(each: (bytes: number) => void): Generator<Buffer, void> {
  for (let i = 0; i < 2_000; i += 1) {
    each(10_000)
    yield Buffer.alloc(10_000)
  }
}

async function manyTurns(): Promise<void> {
  for (let i = 0; i < 500; i += 1) await new Promise(resolve => setImmediate(resolve))
}

function* inPieces(bytes: Buffer): Generator<Buffer, void> {
  for (let at = 0; at < bytes.length; at += 9_973) yield bytes.subarray(at, at + 9_973)
}
