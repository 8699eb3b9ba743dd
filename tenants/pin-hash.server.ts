import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { School } from './school.server.ts'
import { indexFor } from './vault.server.ts'

/** What a PIN is for, and whose: ending a kiosk, a guardian's, one of the staff's. The same digits have another hash in each place. */
export type SecretPlace = `exit/${string}` | `pin/${string}` | `staff/${string}`

const bytes = 32

/**
 * The hash of a PIN, salted and slow. The school's key goes in first: of ten thousand PINs, rows without the key give nothing to
 * try on.
 */
export async function hashSecret(school: School, place: SecretPlace, pin: string): Promise<string> {
  const salt = randomBytes(16)
  return `${salt.toString('base64url')}.${(await slow(school, place, pin, salt)).toString('base64url')}`
}

/** Whether a PIN is the one of a hash, in the same time whichever it is. */
export async function isSecret(school: School, place: SecretPlace, pin: string, hash: string): Promise<boolean> {
  const [salt = '', digest = ''] = hash.split('.')
  const given = await slow(school, place, pin, Buffer.from(salt, 'base64url'))
  const kept = Buffer.from(digest, 'base64url')
  return kept.length === given.length && timingSafeEqual(kept, given)
}

async function slow(school: School, place: SecretPlace, pin: string, salt: Buffer): Promise<Buffer> {
  const keyed = (await indexFor(school))({ table: 'kiosks', column: 'secret' }, `${place}/${pin}`)
  return new Promise((resolve, reject) => {
    scrypt(keyed, salt, bytes, (error, made) => (error ? reject(error) : resolve(made)))
  })
}
