import { createECDH } from 'node:crypto'
import webPush from 'web-push'
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

/** A signature holds for twelve hours (RFC 8292 allows a day) and is made anew after one. */
const signedForMs = 3_600_000
/** Push services are few; many are somebody's invention. */
const mostServices = 100
const signed = new Map<string, { until: number; headers: Record<string, string> }>()

/** By which a push service knows who sends: signed for its origin, and not for each message, which would cost as much as encrypting it. */
export async function vapidHeaders(endpoint: string): Promise<Record<string, string>> {
  const { origin } = new URL(endpoint)
  const known = signed.get(origin)
  if (known && known.until > Date.now()) return known.headers
  const { subject, publicKey, privateKey } = await vapid()
  const { Authorization } = webPush.getVapidHeaders(origin, subject, publicKey, privateKey, 'aes128gcm')
  const headers = { Authorization }
  if (signed.size >= mostServices) signed.clear()
  signed.set(origin, { until: Date.now() + signedForMs, headers })
  return headers
}
