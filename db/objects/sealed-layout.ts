import { canonical } from '#db/vault/aead.ts'
import { VaultRefused } from '#db/vault/refusal.ts'
import type { ByteRange } from './object-store.ts'

/*
 * A sealed object, all numbers big-endian:
 *
 *   magic "CBYO" · format 1 (u8) · segment size (u32) · version of the school's key (u32) · nonce prefix (7)    20 bytes
 *   the object's own key, wrapped: nonce (12) · ciphertext (32) · tag (16)                                      60 bytes
 *   segments: ciphertext of 64 KiB (the last: what is left) · tag (16)
 *
 * The segments follow STREAM (Hoang, Reyhanitabar, Rogaway, Vizár: "Online Authenticated-Encryption and its Nonce-Reuse
 * Misuse-Resistance", CRYPTO 2015): nonce = prefix ‖ counter (4) ‖ 1 in the last segment, else 0. So a segment that is left out,
 * repeated or moved, and an object cut off at a segment's end, do not open. A prefix or a range can be read before the end was
 * checked; only reading the last segment proves the length.
 */
export const SEGMENT_BYTES = 64 * 1024
export const TAG_BYTES = 16
export const SEALED_SEGMENT_BYTES = SEGMENT_BYTES + TAG_BYTES
const OPENING_BYTES = 20
export const HEADER_BYTES = OPENING_BYTES + 60
const MAGIC = Buffer.from('CBYO')
const FORMAT = 1
/** The counter has 32 bits: 256 TiB. */
const MAX_SEGMENTS = 2 ** 32

/** Whose object it is; part of everything that is authenticated. */
export interface ObjectPlace {
  schoolId: string
  objectId: string
}

export interface Header {
  keyVersion: number
  noncePrefix: Buffer
  wrappedKey: Buffer
}

/** The first 20 bytes, which the wrapping of the object's key authenticates. */
export function encodeOpening({ keyVersion, noncePrefix }: Omit<Header, 'wrappedKey'>): Buffer {
  const opening = Buffer.alloc(OPENING_BYTES)
  MAGIC.copy(opening)
  opening.writeUInt8(FORMAT, 4)
  opening.writeUInt32BE(SEGMENT_BYTES, 5)
  opening.writeUInt32BE(keyVersion, 9)
  noncePrefix.copy(opening, 13)
  return opening
}

/** @throws VaultRefused (`malformed`) when the bytes do not begin a sealed object of this format */
export function decodeHeader(bytes: Buffer): Header {
  const known = bytes.subarray(0, 4).equals(MAGIC) && bytes.length === HEADER_BYTES
  if (!known || bytes.readUInt8(4) !== FORMAT || bytes.readUInt32BE(5) !== SEGMENT_BYTES)
    throw new VaultRefused('malformed', 'Not a sealed object')
  return {
    keyVersion: bytes.readUInt32BE(9),
    noncePrefix: bytes.subarray(13, OPENING_BYTES),
    wrappedKey: bytes.subarray(OPENING_BYTES),
  }
}

/** What the wrapping of the object's key is bound to. */
export function keyAad(place: ObjectPlace, opening: Buffer): Buffer {
  return Buffer.concat([canonical('cubby:object-key:1', place.schoolId, place.objectId), opening])
}

/** What every segment is bound to, besides its nonce. */
export function segmentAad(place: ObjectPlace, keyVersion: number): Buffer {
  return canonical('cubby:object:1', place.schoolId, place.objectId, String(keyVersion))
}

export function segmentNonce(prefix: Buffer, index: number, final: boolean): Buffer {
  if (index >= MAX_SEGMENTS) throw new RangeError('An object has at most 2^32 segments')
  const nonce = Buffer.alloc(12)
  prefix.copy(nonce)
  nonce.writeUInt32BE(index, 7)
  nonce.writeUInt8(final ? 1 : 0, 11)
  return nonce
}

/** Sizes in plaintext and segments from the stored size. An empty object has one empty segment. @throws VaultRefused for impossible sizes */
export function layoutOf(sealedSize: number): { plainSize: number; segments: number } {
  const body = sealedSize - HEADER_BYTES
  const segments = Math.ceil(body / SEALED_SEGMENT_BYTES)
  const inLast = body - (segments - 1) * SEALED_SEGMENT_BYTES
  if (!(body >= TAG_BYTES) || inLast < TAG_BYTES || (inLast === TAG_BYTES && segments > 1))
    throw new VaultRefused('malformed', 'No sealed object has this size')
  return { plainSize: body - segments * TAG_BYTES, segments }
}

/** Which stored bytes hold a range of plaintext, and which segment they begin with. */
export function sealedSpan({ start, end }: ByteRange): { first: number; start: number; end: number | undefined } {
  const first = Math.floor(start / SEGMENT_BYTES)
  const startOf = (segment: number) => HEADER_BYTES + segment * SEALED_SEGMENT_BYTES
  return {
    first,
    start: startOf(first),
    end: end === undefined ? undefined : startOf(Math.floor(end / SEGMENT_BYTES) + 1) - 1,
  }
}
