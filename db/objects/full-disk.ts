import { Readable } from 'node:stream'
import type { ObjectBody, ObjectStore } from './object-store.ts'

/**
 * For tests: a disk that is full while `full` says so of an object's key. An object's body breaks off in the middle with the error that the system gives, so the store
 * has written a part of it by then and has to clear up.
 */
export function fullDisk(store: ObjectStore, full: (key: string) => boolean): ObjectStore {
  return {
    ...store,
    put: (key, body) => store.put(key, full(key) ? Readable.from(brokenOff(body)) : body),
  }
}

async function* brokenOff(body: ObjectBody): AsyncGenerator<Buffer> {
  const whole = typeof body === 'function' ? body() : body
  const source = whole instanceof Readable ? whole : [whole]
  for await (const piece of source) {
    const bytes = Buffer.from(piece)
    yield bytes.subarray(0, Math.ceil(bytes.length / 2))
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      errno: -28,
      syscall: 'write',
    })
  }
}
