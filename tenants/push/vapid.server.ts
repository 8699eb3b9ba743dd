import { createECDH } from 'node:crypto'
import { environment, originOf } from '../config.server.ts'
import { fingerprint } from '../identity/vault.server.ts'

/** By what push services know us (RFC 8292): a key pair of P-256 in base64url, and whom they may write to. */
export interface Vapid {
  publicKey: string
  privateKey: string
  subject: string
}

let known: Promise<Vapid> | undefined

/**
 * The installation's own key pair. Unless a variable gives it, it is derived from the vault: every process and every restored
 * backup has the same one, since with another all subscriptions would be refused.
 */
export function vapid(): Promise<Vapid> {
  known ??= makeVapid().catch((error: unknown) => {
    known = undefined
    throw error
  })
  return known
}

async function makeVapid(): Promise<Vapid> {
  const { VAPID_PRIVATE_KEY, VAPID_SUBJECT, ROOT_DOMAIN } = environment()
  const privateKey = VAPID_PRIVATE_KEY ?? (await fingerprint('vapid', '1'))
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(Buffer.from(privateKey, 'base64url'))
  // Push services want https even of an installation that is tried out without.
  const subject = VAPID_SUBJECT ?? originOf(ROOT_DOMAIN).replace(/^http:/, 'https:')
  return { publicKey: pair.getPublicKey('base64url'), privateKey, subject }
}
