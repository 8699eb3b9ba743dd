/** Why the vault would not open something. `malformed`: not one of our texts; `not-authentic`: altered, moved, or of another key. */
export type RefusalReason = 'malformed' | 'not-authentic' | 'wrong-key' | 'unknown-key' | 'destroyed'

/**
 * Thrown instead of ever returning bytes that were not sealed for exactly this place. The message names no school, row or
 * content, so it may be logged.
 */
export class VaultRefused extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'VaultRefused'
    this.reason = reason
  }
}

/** The key was shredded on purpose (a child was erased): what it sealed is gone for good, and nothing may be sealed with it again. */
export class KeyDestroyed extends VaultRefused {
  constructor() {
    super('destroyed', 'The key was destroyed; what it sealed cannot be read any more')
    this.name = 'KeyDestroyed'
  }
}
