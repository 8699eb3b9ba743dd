import type { Readable } from 'node:stream'

/** What can be stored. A Buffer and a function can be sent again after a failure; a stream only once. */
export type ObjectBody = Readable | Buffer | (() => Readable)

/** Bytes `start` to `end`, both inclusive and counted from 0 as in HTTP; no `end` means to the last byte. */
export interface ByteRange {
  start: number
  end?: number | undefined
}

export interface StoredObject {
  key: string
  /** Bytes as stored. */
  size: number
}

/**
 * Bytes under a key. An object is there whole or not at all: a put that fails or stops halfway changes nothing, and of two puts
 * at once one wins whole. Every function throws ObjectStoreFailure when the store fails and ObjectKeyInvalid for a bad key.
 */
export interface ObjectStore {
  readonly kind: 'folder' | 's3'
  /** Stores or replaces; returns the bytes stored. @throws UploadInterrupted when the body itself broke off. */
  put(key: string, body: ObjectBody): Promise<{ size: number }>
  /**
   * The object or a range of it; `size` is always that of the whole object. An `end` beyond the last byte means the last byte.
   * The body must be read or destroyed. @throws ObjectMissing, RangeUnsatisfiable
   */
  get(key: string, range?: ByteRange): Promise<{ body: Readable; size: number }>
  /** @throws ObjectMissing */
  head(key: string): Promise<{ size: number }>
  /** Deletes; a missing object is no error. */
  delete(key: string): Promise<void>
  /** Objects below a prefix ('' or ending in `/`) in key order, beginning after the key `after`. */
  list(prefix: string, after?: string): AsyncIterable<StoredObject>
  /** Resolves when the store answers and can be written to as far as that can be told. */
  ping(): Promise<void>
}

export class ObjectMissing extends Error {
  constructor(key: string, options?: ErrorOptions) {
    super(`There is no object ${key}`, options)
    this.name = 'ObjectMissing'
  }
}

/** The range begins behind the last byte (HTTP 416). `size` is that of the whole object. */
export class RangeUnsatisfiable extends Error {
  readonly size: number

  constructor(size: number, options?: ErrorOptions) {
    super(`The range begins outside of ${size} bytes`, options)
    this.name = 'RangeUnsatisfiable'
    this.size = size
  }
}

/** The body given to put() ended before its time: a browser that went away, a limit that was passed. `cause` is its error. */
export class UploadInterrupted extends Error {
  constructor(options: { cause: unknown }) {
    super('The upload broke off', options)
    this.name = 'UploadInterrupted'
  }
}

/** The store did not do its work. `transient`: worth another try (network, time-out, overload), against refused or misconfigured. */
export class ObjectStoreFailure extends Error {
  readonly transient: boolean

  constructor(operation: string, options: { transient: boolean; cause: unknown }) {
    super(`The object store failed to ${operation}`, { cause: options.cause })
    this.name = 'ObjectStoreFailure'
    this.transient = options.transient
  }
}
