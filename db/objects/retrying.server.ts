import { Readable } from 'node:stream'
import { setTimeout as after } from 'node:timers/promises'
import { type ObjectStore, ObjectStoreFailure, type StoredObject } from './object-store.ts'

export interface RetryOptions {
  /** Tries in all. */
  attempts?: number
  /** Waits before another try; `failures` counts from 1. */
  pause?: (failures: number) => Promise<unknown>
}

/**
 * A store that tries again after transient failures: all calls that may be repeated, and puts whose body can be sent again (a
 * Buffer or a function). A put of a stream is tried once, and a body that breaks off while being read is the reader's to ask for
 * again, as only the reader knows what it has used of it.
 */
export function retrying(store: ObjectStore, { attempts = 4, pause = jitter }: RetryOptions = {}): ObjectStore {
  const again = async <T>(call: () => Promise<T>): Promise<T> => {
    for (let failures = 1; ; failures += 1) {
      try {
        return await call()
      } catch (error) {
        if (failures >= attempts || !isTransient(error)) throw error
        await pause(failures)
      }
    }
  }
  return {
    kind: store.kind,
    put: (key, body) => (body instanceof Readable ? store.put(key, body) : again(() => store.put(key, body))),
    get: (key, range) => again(() => store.get(key, range)),
    head: key => again(() => store.head(key)),
    delete: key => again(() => store.delete(key)),
    list: (prefix, from) => listAgain(store, prefix, from, attempts, pause),
    ping: () => again(() => store.ping()),
  }
}

/** Goes on behind the last key that arrived; only failures without progress count. */
async function* listAgain(
  store: ObjectStore,
  prefix: string,
  from: string | undefined,
  attempts: number,
  pause: (failures: number) => Promise<unknown>,
): AsyncGenerator<StoredObject, void> {
  let last = from
  for (let failures = 0; ; ) {
    try {
      for await (const object of store.list(prefix, last)) {
        last = object.key
        failures = 0
        yield object
      }
      return
    } catch (error) {
      failures += 1
      if (failures >= attempts || !isTransient(error)) throw error
      await pause(failures)
    }
  }
}

function isTransient(error: unknown): boolean {
  return error instanceof ObjectStoreFailure && error.transient
}

/** "Full jitter": anything up to a ceiling that doubles, so that many clients do not come back at once (Brooker, AWS, 2015). */
function jitter(failures: number): Promise<unknown> {
  return after(Math.random() * Math.min(2_000, 50 * 2 ** failures))
}
