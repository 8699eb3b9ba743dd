import { type DBSchema, openDB } from 'idb'
import type { KeptItem } from './waiting-item.ts'

/** Remembers what waits to be sent, in the order in which it was done. */
export interface KeptItems {
  /** The same id again changes nothing. */
  add(item: KeptItem): Promise<void>
  all(): Promise<KeptItem[]>
  /** Puts what has become of an entry, itself or its parts, where it stood in the order; nothing if it has gone meanwhile. */
  replace(id: string, by: readonly KeptItem[]): Promise<void>
  remove(id: string): Promise<void>
}

/** In this browser's IndexedDB, per member: whoever signs in next on a shared tablet neither sees nor sends it. */
export function browserKeptItems(memberId: string): KeptItems {
  const database = openDB<Stored>(`cubby-waiting-${memberId}`, 1, {
    upgrade: db => {
      db.createObjectStore('items', { keyPath: 'place', autoIncrement: true }).createIndex('id', 'id', { unique: true })
    },
  })
  const places = async () => (await database).transaction('items', 'readwrite').store
  return {
    add: async item => {
      const store = await places()
      if ((await store.index('id').getKey(item.id)) === undefined) await store.add(item as Placed)
    },
    all: async () => (await database).getAll('items'),
    replace: async (id, by) => {
      const store = await places()
      const place = await store.index('id').getKey(id)
      if (place === undefined) return
      await store.delete(place)
      for (const [at, part] of by.entries()) await store.add({ ...part, place: place + at / by.length })
    },
    remove: async id => {
      const store = await places()
      const place = await store.index('id').getKey(id)
      if (place !== undefined) await store.delete(place)
    },
  }
}

/** Only as long as the page is open: for browsers that keep nothing, such as some private windows. */
export function memoryKeptItems(): KeptItems {
  const items = new Map<string, KeptItem>()
  return {
    add: async item => void (items.has(item.id) || items.set(item.id, item)),
    all: async () => [...items.values()],
    replace: async (id, by) => {
      const all = [...items.values()].flatMap(item => (item.id === id ? by : [item]))
      items.clear()
      for (const item of all) items.set(item.id, item)
    },
    remove: async id => void items.delete(id),
  }
}

/** `place` is given by the store. */
type Placed = KeptItem & { place: number }
interface Stored extends DBSchema {
  items: { key: number; value: Placed; indexes: { id: string } }
}
