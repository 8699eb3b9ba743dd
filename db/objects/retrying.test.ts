import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { failingStore } from './failing-store.ts'
import { openFolderStore } from './folder-store.server.ts'
import { ObjectMissing, type ObjectStore, ObjectStoreFailure } from './object-store.ts'
import { retrying } from './retrying.server.ts'

describe('a retrying store', () => {
  let folder = ''
  let store: ObjectStore
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cubby-retrying-'))
    store = await openFolderStore(folder)
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('gives up after its attempts, pausing longer each time', async () => {
    const failing = failingStore(store, 1)
    const pauses: number[] = []
    const steady = retrying(failing, { attempts: 3, pause: async failures => pauses.push(failures) })
    await expect(steady.head('a')).rejects.toThrow(ObjectStoreFailure)
    expect(failing.failures).toBe(3)
    expect(pauses).toEqual([1, 2])
    await expect(steady.put('a', Buffer.from('x'))).rejects.toThrow(ObjectStoreFailure)
    expect(failing.failures).toBe(6)
  })

  it('does not try again what will not change: a missing object, a refusal, a stream that is used up', async () => {
    let calls = 0
    const refusing: ObjectStore = {
      ...store,
      head: async key => {
        calls += 1
        if (key === 'missing') return store.head(key)
        throw new ObjectStoreFailure('head', { transient: false, cause: new Error('403') })
      },
    }
    const steady = retrying(refusing, { pause: async () => {} })
    await expect(steady.head('missing')).rejects.toThrow(ObjectMissing)
    await expect(steady.head('forbidden')).rejects.toThrow(ObjectStoreFailure)
    expect(calls).toBe(2)
    const failing = failingStore(store, 1)
    const once = retrying(failing, { pause: async () => {} })
    await expect(once.put('a', Readable.from([Buffer.from('x')]))).rejects.toThrow(ObjectStoreFailure)
    expect(failing.failures).toBe(1)
  })

  it('ends a list that makes no progress any more', async () => {
    await store.put('a', Buffer.from('x'))
    await store.put('b', Buffer.from('x'))
    const stuck: ObjectStore = {
      ...store,
      async *list(prefix, after) {
        for await (const object of store.list(prefix, after)) {
          if (object.key === 'b') throw new ObjectStoreFailure('list', { transient: true, cause: new Error('500') })
          yield object
        }
      },
    }
    const keys: string[] = []
    const reading = async () => {
      for await (const { key } of retrying(stuck, { attempts: 3, pause: async () => {} }).list('')) keys.push(key)
    }
    await expect(reading()).rejects.toThrow(ObjectStoreFailure)
    expect(keys).toEqual(['a'])
  })
})
