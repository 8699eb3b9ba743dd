/**
 * Work that can never succeed as it stands: the runner does not try again, and the reason reaches whoever caused it.
 * `reason` is a short code ('too-large', 'damaged'), which the interface translates; it holds no personal data.
 */
export class Permanent extends Error {
  override readonly name = 'Permanent'
  readonly reason: string

  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}

/**
 * Work that failed for a passing reason (a store that did not answer, a process killed from outside, a shutdown): the
 * runner tries again. `reason` is a short code for the log; it holds no personal data.
 */
export class Transient extends Error {
  override readonly name = 'Transient'
  readonly reason: string

  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}
