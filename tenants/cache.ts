/**
 * A bounded cache of promises: many askers at once share one look-up; failures are not kept. Entries
 * live for `ttlMs` at most, in case a message that should have dropped them was lost.
 */
export class PromiseCache<Value> {
  readonly #entries = new Map<string, Entry<Value>>()

  constructor(
    private readonly limit: number,
    private readonly ttlMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  get(key: string, load: () => Promise<Value>): Promise<Value> {
    const found = this.#entries.get(key)
    if (found && found.until > this.now()) return found.value
    const value = load()
    const entry: Entry<Value> = { value, until: this.now() + this.ttlMs }
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    const oldest = this.#entries.keys().next()
    if (this.#entries.size > this.limit && !oldest.done) this.#entries.delete(oldest.value)
    value.then(
      known => {
        entry.known = { value: known }
      },
      () => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key)
      },
    )
    return value
  }

  delete(key: string): void {
    this.#entries.delete(key)
  }

  deletePrefix(prefix: string): void {
    for (const key of this.#entries.keys()) if (key.startsWith(prefix)) this.#entries.delete(key)
  }

  /** Forgets the values that fit, and every look-up under way: its answer may be from before whatever has changed. */
  deleteWhere(fits: (value: Value) => boolean): void {
    for (const [key, { known }] of this.#entries) if (!known || fits(known.value)) this.#entries.delete(key)
  }

  clear(): void {
    this.#entries.clear()
  }
}

interface Entry<Value> {
  value: Promise<Value>
  until: number
  /** Once the look-up has come back. */
  known?: { value: Value }
}

/**
 * Wraps a pure function of one text so that what it made for the newest `limit` texts is not made again.
 * @param make must depend on nothing but its argument
 */
export function remembered<Made>(limit: number, make: (text: string) => Made): (text: string) => Made {
  const made = new Map<string, Made>()
  return text => {
    const known = made.get(text)
    if (known !== undefined) return known
    const fresh = make(text)
    made.set(text, fresh)
    const oldest = made.keys().next()
    if (made.size > limit && !oldest.done) made.delete(oldest.value)
    return fresh
  }
}
