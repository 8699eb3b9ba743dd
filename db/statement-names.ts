/**
 * Names for statements that come again, so that PostgreSQL plans each once per connection and not at every call: with
 * policies that ask other tables' policies, planning costs many times what running does. A text gets its name when it
 * is seen a second time, and only so many texts do; those of ever changing length (lists, many rows) stay unnamed.
 */
export class StatementNames {
  readonly #names = new Map<string, string>()
  #seenOnce = new Set<string>()

  /** @param limit how many names there may be; each holds a plan in every connection that used it */
  constructor(private readonly limit: number) {}

  /** @returns undefined for a text that is to stay unnamed */
  nameOf(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known || this.#names.size >= this.limit) return known
    if (!this.#seenOnce.has(text)) {
      if (this.#seenOnce.size >= this.limit * 4) this.#seenOnce = new Set()
      this.#seenOnce.add(text)
      return undefined
    }
    this.#seenOnce.delete(text)
    const name = `s${this.#names.size + 1}`
    this.#names.set(text, name)
    return name
  }
}
