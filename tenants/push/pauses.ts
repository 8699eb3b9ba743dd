/** A service that asks for longer is asked again all the same. */
const longestMs = 3_600_000
const mostPauses = 10_000

/**
 * What push services have asked this process to leave alone for a while (`Retry-After`, RFC 9110 §10.2.3): with 429 the one subscription
 * (RFC 8030 §8.4), with 503 the whole service.
 */
export class Pauses {
  readonly #until = new Map<string, number>()

  /** @param now milliseconds since 1970 */
  constructor(private readonly now: () => number = Date.now) {}

  /**
   * Keeps what a service has answered.
   * @param retryAfter the header: seconds, or an HTTP date; anything else is no pause
   */
  note(endpoint: string, status: number, retryAfter: string | undefined): void {
    const ms = this.#millisecondsOf(retryAfter ?? '')
    if (ms <= 0 || (status !== 429 && status !== 503)) return
    const key = status === 429 ? endpoint : new URL(endpoint).host
    this.#until.delete(key)
    this.#until.set(key, this.now() + Math.min(ms, longestMs))
    const oldest = this.#until.keys().next()
    if (this.#until.size > mostPauses && !oldest.done) this.#until.delete(oldest.value)
  }

  /** Whether nothing is to be sent there yet. */
  holds(endpoint: string): boolean {
    return [endpoint, new URL(endpoint).host].some(key => {
      const until = this.#until.get(key)
      if (until === undefined) return false
      if (until > this.now()) return true
      this.#until.delete(key)
      return false
    })
  }

  #millisecondsOf(retryAfter: string): number {
    if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1_000
    const date = Date.parse(retryAfter)
    return Number.isNaN(date) ? 0 : date - this.now()
  }
}
