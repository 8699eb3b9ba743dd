import type { DataKey } from './data-key.ts'

/** Least-recently-used cache of unwrapped keys: bounded in number and age. Callers asking at once share one load. */
export class KeyCache {
  readonly #entries = new Map<string, { key: Promise<DataKey>; until: number }>()
  readonly #capacity: number
  readonly #ttlMs: number
  readonly #now: () => number

  constructor(options: { capacity: number; ttlMs: number; now: () => number }) {
    this.#capacity = options.capacity
    this.#ttlMs = options.ttlMs
    this.#now = options.now
  }

  /** The cached key, or what `load` gives; a failed load is not kept. */
  get(slot: string, load: () => Promise<DataKey>): Promise<DataKey> {
    const entry = this.#entries.get(slot)
    this.#entries.delete(slot)
    if (entry && entry.until > this.#now()) {
      this.#entries.set(slot, entry)
      return entry.key
    }
    return this.#keep(slot, load())
  }

  /** Forgets every slot that begins so. A load still under way goes to those who wait for it, but is not kept. */
  forget(prefix: string): void {
    for (const slot of this.#entries.keys()) if (slot.startsWith(prefix)) this.#entries.delete(slot)
  }

  get size(): number {
    return this.#entries.size
  }

  #keep(slot: string, key: Promise<DataKey>): Promise<DataKey> {
    const entry = { key, until: this.#now() + this.#ttlMs }
    this.#entries.set(slot, entry)
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#capacity) break
      this.#entries.delete(oldest)
    }
    key.catch(() => {
      if (this.#entries.get(slot) === entry) this.#entries.delete(slot)
    })
    return key
  }
}
