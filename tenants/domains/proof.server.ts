import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Dns, lookUp, publicDns, shown, textsOf } from './dns.server.ts'

/** `found` is what public DNS holds at the name instead, to show beside what it should be. */
export type Proof =
  | { outcome: 'proven' }
  | { outcome: 'no-record' }
  | { outcome: 'wrong-value'; found: string[] }
  | { outcome: 'lookup-failed'; code: string }

/** A fresh secret for one domain of one school: 128 bits in 32 hexadecimal digits, safe in every DNS panel. */
export function newProofToken(): string {
  return randomBytes(16).toString('hex')
}

/**
 * The DNS record that the school is asked to make; `domain` from `normaliseDomain`, `token` from `newProofToken`. Its name is underscored,
 * so that it can never be a host (RFC 8552).
 */
export function proofRecord(domain: string, token: string): { type: 'TXT'; name: string; value: string } {
  return { type: 'TXT', name: `_cubby-challenge.${domain}`, value: `cubby-verify=${token}` }
}

/**
 * Looks the proof up. A name without the record is 'no-record'; a resolver that fails or is silent is 'lookup-failed' with
 * its code (try again later, do not withdraw a domain for it). Throws only if the token is not one of ours.
 */
export async function proveDomain(
  domain: string,
  token: string,
  dns: Pick<Dns, 'resolveTxt'> = publicDns(),
): Promise<Proof> {
  if (!/^[0-9a-f]{32}$/.test(token)) throw new RangeError('Not a proof token')
  const wanted = proofRecord(domain, token)
  const looked = await lookUp(dns.resolveTxt(wanted.name))
  if (!looked.ok) return looked.none ? { outcome: 'no-record' } : { outcome: 'lookup-failed', code: looked.code }
  if (looked.records.length === 0) return { outcome: 'no-record' }
  const values = textsOf(looked.records)
  const matches = values.filter(value => sameSecret(value, wanted.value))
  return matches.length > 0 ? { outcome: 'proven' } : { outcome: 'wrong-value', found: shown(values) }
}

/** Hashed first: equal lengths for the comparison, and its time tells nothing of the value. */
function sameSecret(value: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(value), digest(wanted))
}
