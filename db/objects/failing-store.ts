import { type ObjectStore, ObjectStoreFailure } from './object-store.ts'

/** For tests: passes calls on, but every `each`th fails as an overloaded store does, before it has done anything. */
export function failingStore(store: ObjectStore, each: number): ObjectStore & { readonly failures: number } {
  let calls = 0
  let failures = 0
  const strike = (operation: string) => {
    calls += 1
    if (calls % each !== 0) return
    failures += 1
    throw new ObjectStoreFailure(operation, { transient: true, cause: new Error('503 Slow Down') })
  }
  return {
    kind: store.kind,
    get failures() {
      return failures
    },
    async put(key, body) {
      strike('put')
      return store.put(key, body)
    },
    async get(key, range) {
      strike('get')
      return store.get(key, range)
    },
    async head(key) {
      strike('head')
      return store.head(key)
    },
    async delete(key) {
      strike('delete')
      return store.delete(key)
    },
    async *list(prefix, after) {
      for await (const object of store.list(prefix, after)) {
        strike('list')
        yield object
      }
    },
    async ping() {
      strike('ping')
      return store.ping()
    },
  }
}
