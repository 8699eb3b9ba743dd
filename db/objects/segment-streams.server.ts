import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import { decryptWith, encryptWith, openBytes, sealBytes } from '#db/vault/aead.ts'
import { DATA_KEY_BYTES, type DataKey } from '#db/vault/data-key.ts'
import { VaultRefused } from '#db/vault/refusal.ts'
import { ByteQueue } from './byte-queue.ts'
import {
  encodeOpening,
  type Header,
  keyAad,
  type ObjectPlace,
  SEALED_SEGMENT_BYTES,
  SEGMENT_BYTES,
  segmentAad,
  segmentNonce,
} from './sealed-layout.ts'

/** A stream from plaintext to a sealed object, under a fresh random key of its own that `key` wraps. Holds two segments at most besides what is written at once. */
export function encrypt(key: DataKey, objectId: string): Transform & { readonly plainBytes: number } {
  return new Sealing(key, { schoolId: key.schoolId, objectId })
}

/** Unwraps the object's own key. @throws VaultRefused when the object, the school or the key is another */
export function objectKey(key: DataKey, objectId: string, header: Header): KeyObject {
  if (key.version !== header.keyVersion) throw new VaultRefused('wrong-key', 'Sealed with another version of the key')
  const aad = keyAad({ schoolId: key.schoolId, objectId }, encodeOpening(header))
  return createSecretKey(openBytes(key.secret, aad, header.wrappedKey))
}

export interface Decryption {
  /** From objectKey(). */
  secret: KeyObject
  place: ObjectPlace
  header: Header
  /** The segment the stored bytes begin with, and how many the whole object has. */
  first: number
  segments: number
  /** Bytes of plaintext to leave out before, and to give. */
  skip: number
  take: number
}

/** A stream from whole sealed segments to plaintext. Fails with VaultRefused on the first that does not open, or when bytes are missing. */
export function decrypt(how: Decryption): Transform {
  return new Opening(how)
}

class Sealing extends Transform {
  plainBytes = 0
  readonly #secret: KeyObject
  readonly #aad: Buffer
  readonly #noncePrefix = randomBytes(7)
  readonly #waiting = new ByteQueue()
  #index = 0

  constructor(key: DataKey, place: ObjectPlace) {
    super()
    const secret = randomBytes(DATA_KEY_BYTES)
    this.#secret = createSecretKey(secret)
    this.#aad = segmentAad(place, key.version)
    const opening = encodeOpening({ keyVersion: key.version, noncePrefix: this.#noncePrefix })
    this.push(Buffer.concat([opening, sealBytes(key.secret, keyAad(place, opening), secret)]))
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.plainBytes += chunk.length
    this.#waiting.push(chunk)
    // A full segment waits for the next byte: only then it is known not to be the last.
    while (this.#waiting.length > SEGMENT_BYTES) this.#seal(SEGMENT_BYTES, false)
    done()
  }

  override _flush(done: TransformCallback): void {
    this.#seal(this.#waiting.length, true)
    done()
  }

  #seal(bytes: number, final: boolean): void {
    const nonce = segmentNonce(this.#noncePrefix, this.#index, final)
    this.#index += 1
    this.push(encryptWith(this.#secret, nonce, this.#aad, this.#waiting.take(bytes)))
  }
}

class Opening extends Transform {
  readonly #how: Decryption
  readonly #aad: Buffer
  readonly #waiting = new ByteQueue()
  #index: number
  #skip: number
  #missing: number

  constructor(how: Decryption) {
    super()
    this.#how = how
    this.#aad = segmentAad(how.place, how.header.keyVersion)
    this.#index = how.first
    this.#skip = how.skip
    this.#missing = how.take
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#waiting.push(chunk)
    this.#attempt(done, () => {
      while (this.#waiting.length >= SEALED_SEGMENT_BYTES) this.#open(SEALED_SEGMENT_BYTES)
    })
  }

  override _flush(done: TransformCallback): void {
    this.#attempt(done, () => {
      if (this.#waiting.length > 0) this.#open(this.#waiting.length)
      if (this.#missing > 0) throw new VaultRefused('not-authentic', 'The sealed object ends too early')
    })
  }

  #open(bytes: number): void {
    const { secret, header, segments } = this.#how
    const nonce = segmentNonce(header.noncePrefix, this.#index, this.#index === segments - 1)
    this.#index += 1
    const plain = decryptWith(secret, nonce, this.#aad, this.#waiting.take(bytes))
    const wanted = plain.subarray(this.#skip, this.#skip + this.#missing)
    this.#skip = 0
    this.#missing -= wanted.length
    if (wanted.length > 0) this.push(wanted)
  }

  #attempt(done: TransformCallback, work: () => void): void {
    try {
      work()
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)))
      return
    }
    done()
  }
}
