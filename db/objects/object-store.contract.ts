import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deletePrefix } from './delete-prefix.ts'
import { failingStore } from './failing-store.ts'
import { ObjectKeyInvalid } from './object-key.ts'
import { ObjectMissing, type ObjectStore, RangeUnsatisfiable, UploadInterrupted } from './object-store.ts'
import { retrying } from './retrying.server.ts'

/** A driver under test on an empty place of its own. */
export interface Rig {
  store: ObjectStore
  /** Everything that lies on the store's disk, file by file, unfinished uploads included. */
  files(): Promise<Buffer[]>
  close(): Promise<void>
}

const MIB = 1024 * 1024

/** What every driver must do; each test has its own empty store. */
export function objectStoreContract(name: string, open: () => Promise<Rig>): void {
  describe(`the ${name} keeps the contract of an object store: it`, () => {
    let rig: Rig
    let store: ObjectStore
    beforeEach(async () => {
      rig = await open()
      store = rig.store
    })
    afterEach(() => rig.close())

    const read = async (key: string, range?: { start: number; end?: number }) =>
      buffer((await store.get(key, range)).body)
    const keysUnder = async (prefix: string, after?: string) => {
      const keys: string[] = []
      for await (const { key } of store.list(prefix, after)) keys.push(key)
      return keys
    }

    it('gives back what was put, from a buffer, a stream and a function', async () => {
      expect(await store.put('a/buffer', Buffer.from('one'))).toEqual({ size: 3 })
      expect(await store.put('a/stream', Readable.from([Buffer.from('tw'), Buffer.from('o!')]))).toEqual({ size: 4 })
      expect(await store.put('a/function', () => Readable.from([Buffer.from('three')]))).toEqual({ size: 5 })
      expect((await read('a/buffer')).toString()).toBe('one')
      expect((await read('a/stream')).toString()).toBe('two!')
      expect((await read('a/function')).toString()).toBe('three')
      expect(await store.head('a/stream')).toEqual({ size: 4 })
    })

    it('keeps empty objects', async () => {
      expect(await store.put('empty', Buffer.alloc(0))).toEqual({ size: 0 })
      expect(await store.head('empty')).toEqual({ size: 0 })
      expect(await read('empty')).toHaveLength(0)
      await expect(store.get('empty', { start: 0 })).rejects.toThrow(RangeUnsatisfiable)
    })

    it('gives ranges, with the size of the whole object', async () => {
      const bytes = randomBytes(200_000)
      await store.put('ranged', bytes)
      for (const [start, end] of [
        [0, 9],
        [1, 1],
        [65_535, 65_537],
        [199_999, 199_999],
        [100, undefined],
        [199_990, 900_000],
      ] as const) {
        const { body, size } = await store.get('ranged', { start, end })
        expect(size).toBe(200_000)
        expect((await buffer(body)).equals(bytes.subarray(start, end === undefined ? undefined : end + 1))).toBe(true)
      }
    })

    it('refuses a range behind the end, and what is no range', async () => {
      await store.put('ranged', Buffer.alloc(10))
      await expect(store.get('ranged', { start: 10 })).rejects.toThrow(RangeUnsatisfiable)
      await expect(store.get('ranged', { start: 10, end: 20 })).rejects.toMatchObject({ size: 10 })
      for (const range of [{ start: -1 }, { start: 5, end: 4 }, { start: 0.5 }, { start: Number.NaN }])
        await expect(store.get('ranged', range)).rejects.toThrow(RangeError)
    })

    it('says that an object is missing', async () => {
      await expect(store.get('nothing')).rejects.toThrow(ObjectMissing)
      await expect(store.get('nothing', { start: 0, end: 1 })).rejects.toThrow(ObjectMissing)
      await expect(store.head('nothing')).rejects.toThrow(ObjectMissing)
    })

    it('deletes, as often as it is asked to', async () => {
      await store.put('a/b', Buffer.from('x'))
      await store.put('a/c', Buffer.from('y'))
      await store.delete('a/b')
      await store.delete('a/b')
      await expect(store.head('a/b')).rejects.toThrow(ObjectMissing)
      expect((await read('a/c')).toString()).toBe('y')
    })

    it('replaces an object whole', async () => {
      await store.put('a', Buffer.alloc(1000, 1))
      await store.put('a', Buffer.from('short'))
      expect((await read('a')).toString()).toBe('short')
    })

    it('holds a key and keys below it at once', async () => {
      await store.put('a', Buffer.from('1'))
      await store.put('a/b', Buffer.from('2'))
      expect((await read('a')).toString() + (await read('a/b')).toString()).toBe('12')
    })

    it('lists below a prefix, in order, and after a key', async () => {
      const keys = ['s1/a', 's1/b/320', 's1/b/800', 's1/c', 's10/a', 's2/a']
      for (const key of [...keys].reverse()) await store.put(key, Buffer.from(key))
      expect(await keysUnder('')).toEqual(keys)
      expect(await keysUnder('s1/')).toEqual(keys.slice(0, 4))
      expect(await keysUnder('s1/', 's1/b/320')).toEqual(['s1/b/800', 's1/c'])
      expect(await keysUnder('nothing/')).toEqual([])
      for await (const { key, size } of store.list('s1/b/')) expect(size).toBe(key.length)
    })

    it('refuses keys that climb, hide or differ in case only', async () => {
      const bad = [
        '',
        '/',
        'a/',
        '/a',
        'a//b',
        '../a',
        'a/../b',
        '..',
        '.',
        '.hidden',
        'a/.b',
        'A',
        'ä',
        'a b',
        'a\\b',
        'a\0b',
        'a%2fb',
        'a@',
        'x'.repeat(201),
      ]
      for (const key of bad) {
        await expect(store.put(key, Buffer.from('x')), key).rejects.toThrow(ObjectKeyInvalid)
        await expect(store.get(key), key).rejects.toThrow(ObjectKeyInvalid)
        await expect(store.head(key), key).rejects.toThrow(ObjectKeyInvalid)
        await expect(store.delete(key), key).rejects.toThrow(ObjectKeyInvalid)
      }
      await expect(keysUnder('s1')).rejects.toThrow(ObjectKeyInvalid)
      await expect(keysUnder('../')).rejects.toThrow(ObjectKeyInvalid)
      expect(await rig.files()).toHaveLength(0)
    })

    it('takes and gives a stream of 20 MB', async () => {
      const sent = createHash('sha256')
      const source = Readable.from(
        pieces(20 * MIB, piece => sent.update(piece)),
        { objectMode: false },
      )
      expect(await store.put('large', source)).toEqual({ size: 20 * MIB })
      const received = createHash('sha256')
      for await (const chunk of (await store.get('large')).body) received.update(chunk)
      expect(received.digest('hex')).toBe(sent.digest('hex'))
      expect((await read('large', { start: 17 * MIB - 3, end: 17 * MIB + 3 })).length).toBe(7)
    })

    it('lets one of several puts of the same key win whole', async () => {
      const bodies = Array.from({ length: 8 }, (_, i) => Buffer.alloc(40_000, i))
      await Promise.all(bodies.map(body => store.put('contested', body)))
      const won = await read('contested')
      expect(bodies.some(body => body.equals(won))).toBe(true)
    })

    it.each([1, 6])('shows nothing of an upload that breaks off in its MB number %i', async megabyte => {
      await store.put('kept', Buffer.from('before'))
      for (const key of ['broken', 'kept']) {
        const cause = new Error('the browser went away')
        const failed = store.put(key, Readable.from(breakingOff(megabyte, cause), { objectMode: false }))
        await expect(failed).rejects.toThrow(UploadInterrupted)
        await expect(failed).rejects.toMatchObject({ cause })
      }
      await expect(store.head('broken')).rejects.toThrow(ObjectMissing)
      expect((await read('kept')).toString()).toBe('before')
      expect(await keysUnder('')).toEqual(['kept'])
    })

    it('notices a stream that is destroyed without an error', async () => {
      const source = new Readable({ read() {} })
      source.push(Buffer.alloc(100))
      const failed = store.put('gone', source)
      source.destroy()
      await expect(failed).rejects.toThrow(UploadInterrupted)
      await expect(store.head('gone')).rejects.toThrow(ObjectMissing)
    })

    it('deletes all below a prefix and nothing beside it', async () => {
      for (let i = 0; i < 40; i += 1) await store.put(`s1/m${i}/800`, Buffer.from('x'))
      await store.put('s10/m/800', Buffer.from('y'))
      expect(await deletePrefix(store, 's1/')).toBe(40)
      expect(await deletePrefix(store, 's1/')).toBe(0)
      expect(await keysUnder('')).toEqual(['s10/m/800'])
      await expect(deletePrefix(store, '')).rejects.toThrow(TypeError)
    })

    it('answers a ping', async () => {
      await store.ping()
      expect(await keysUnder('')).toEqual([])
    })

    it('with retries delivers everything although one call in five fails', async () => {
      const failing = failingStore(store, 5)
      const steady = retrying(failing, { pause: async () => {} })
      const keys = Array.from({ length: 30 }, (_, i) => `s1/${String(i).padStart(2, '0')}`)
      for (const key of keys) {
        const body = Buffer.from(`bytes of ${key}`)
        await steady.put(key, key.endsWith('0') ? () => Readable.from([body]) : body)
      }
      const listed: string[] = []
      for await (const { key } of steady.list('s1/')) listed.push(key)
      expect(listed).toEqual(keys)
      for (const key of keys) {
        expect((await buffer((await steady.get(key)).body)).toString()).toBe(`bytes of ${key}`)
        expect(await steady.head(key)).toEqual({ size: 14 })
      }
      expect(await deletePrefix(steady, 's1/')).toBe(30)
      await steady.ping()
      expect(failing.failures).toBeGreaterThan(30)
    })
  })
}

function* pieces(total: number, each: (piece: Buffer) => void): Generator<Buffer, void> {
  for (let sent = 0; sent < total; ) {
    const piece = randomBytes(Math.min(100_003, total - sent))
    sent += piece.length
    each(piece)
    yield piece
  }
}

async function* breakingOff(megabytes: number, error: Error): AsyncGenerator<Buffer, void> {
  for (let i = 0; i < megabytes; i += 1) yield Buffer.alloc(MIB, 7)
  throw error
}
