import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { VaultRefused } from './refusal.ts'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What sealing adds to the plaintext: nonce and tag. */
export const SEALING_BYTES = NONCE_BYTES + TAG_BYTES

/**
 * AES-256-GCM under a fresh random 96-bit nonce; returns nonce ‖ ciphertext ‖ tag. Random nonces are sound for 2^32 seals of
 * one key (NIST SP 800-38D §8.3), which a key per school and class of data stays far below.
 */
export function sealBytes(key: KeyObject, aad: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  return Buffer.concat([nonce, encryptWith(key, nonce, aad, plain)])
}

/** Opens what sealBytes made. @throws VaultRefused when a bit, the key or the AAD is another. */
export function openBytes(key: KeyObject, aad: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < SEALING_BYTES) throw new VaultRefused('malformed', 'Too short to have been sealed')
  return decryptWith(key, sealed.subarray(0, NONCE_BYTES), aad, sealed.subarray(NONCE_BYTES))
}

/** The bare cipher for callers that derive their nonces; returns ciphertext ‖ tag. A nonce must never repeat under one key. */
export function encryptWith(key: KeyObject, nonce: Buffer, aad: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(aad)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Undoes encryptWith. @throws VaultRefused when anything differs. */
export function decryptWith(key: KeyObject, nonce: Buffer, aad: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < TAG_BYTES) throw new VaultRefused('malformed', 'Too short to have been sealed')
  const cut = sealed.length - TAG_BYTES
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(cut))
  const plain = decipher.update(sealed.subarray(0, cut))
  try {
    // Checks the tag; a stream cipher keeps no bytes back.
    decipher.final()
    return plain
  } catch (cause) {
    throw new VaultRefused('not-authentic', 'Altered, moved to another place, or sealed with another key', { cause })
  }
}

/** Joins texts so that no two lists give the same bytes: each is preceded by its length, so ("ab","c") is not ("a","bc"). */
export function canonical(...parts: string[]): Buffer {
  return Buffer.concat(
    parts.flatMap(part => {
      const bytes = Buffer.from(part, 'utf8')
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}

/**
 * Decodes base64url, refusing every spelling but the canonical one. Node also reads '+', '/', padding and stray last bits, by
 * which a text could be altered without its bytes changing.
 */
export function strictBase64url(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text) throw new VaultRefused('malformed', 'Not canonical base64url')
  return bytes
}
