import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { Resolver } from 'node:dns/promises'
import { domainToASCII } from 'node:url'
import { parse } from 'tldts'
import { isAddress, nameOf } from './host.ts'

export type DomainFault = 'malformed' | 'address' | 'ours' | 'public-suffix' | 'unknown-suffix' | 'too-long'

export type NormalisedDomain = { ok: true; domain: string } | { ok: false; reason: DomainFault }

/** `found` is what public DNS holds at the name instead, to show beside what it should be: at most 5 values of 100 characters. */
export type Proof =
  | { outcome: 'proven' }
  | { outcome: 'no-record' }
  | { outcome: 'wrong-value'; found: string[] }
  | { outcome: 'lookup-failed'; code: string }

export type TxtResolver = { resolveTxt(name: string): Promise<string[][]> }

/**
 * Makes a typed domain canonical (ASCII by IDNA, lower case, no trailing dot) or says why a school cannot bring it: an
 * address, our root domain, a name below or above it, a public suffix (publicsuffix.org, private section too, so `github.io`
 * is refused), or below no known suffix (`school.local`).
 */
export function normaliseDomain(text: string, rootDomain: string): NormalisedDomain {
  const typed = text.trim()
  // domainToASCII drops tabs and cuts at '/', '?' and '#': what it would quietly repair is refused first.
  if (/[^A-Za-z0-9.-]/.test(typed.replace(/\P{ASCII}/gu, '')) || /[\p{C}\p{Z}]/u.test(typed))
    return refused('malformed')

  const dotted = typed.replace(/[。．｡]/gu, '.')
  const ascii = /\P{ASCII}/u.test(dotted) ? domainToASCII(dotted) : dotted
  const domain = nameOf(ascii)
  if (domain === undefined) return refused('malformed')
  if (isAddress(domain)) return refused('address')
  if (domain === rootDomain || domain.endsWith(`.${rootDomain}`) || rootDomain.endsWith(`.${domain}`))
    return refused('ours')

  const known = parse(domain, { allowPrivateDomains: true, extractHostname: false })
  if (known.publicSuffix === domain)
    return refused(known.isIcann || known.isPrivate ? 'public-suffix' : 'unknown-suffix')
  if (!known.isIcann && !known.isPrivate) return refused('unknown-suffix')
  return challengeName(domain).length > 253 ? refused('too-long') : { ok: true, domain }
}

/** A fresh secret for one domain of one school: 128 bits in 32 hexadecimal digits, safe in every DNS panel. */
export function newProofToken(): string {
  return randomBytes(16).toString('hex')
}

/** The DNS record that the school is asked to make; `domain` from `normaliseDomain`, `token` from `newProofToken`. */
export function proofRecord(domain: string, token: string): { type: 'TXT'; name: string; value: string } {
  return { type: 'TXT', name: challengeName(domain), value: `cubby-verify=${token}` }
}

/**
 * Looks the proof up. A name without the record is 'no-record'; a resolver that fails or is silent is 'lookup-failed' with
 * its code (try again later, do not withdraw a domain for it). Throws only if the token is not one of ours.
 */
export async function proveDomain(
  domain: string,
  token: string,
  resolver: TxtResolver = ownResolver(),
): Promise<Proof> {
  if (!/^[0-9a-f]{32}$/.test(token)) throw new RangeError('Not a proof token')
  const wanted = proofRecord(domain, token)
  let records: string[][]
  try {
    records = await resolver.resolveTxt(wanted.name)
  } catch (error) {
    const code = codeOf(error)
    return code === 'ENOTFOUND' || code === 'ENODATA' ? { outcome: 'no-record' } : { outcome: 'lookup-failed', code }
  }
  if (records.length === 0) return { outcome: 'no-record' }

  const values = records.map(chunks => bare(chunks.join('')))
  const matches = values.filter(value => sameSecret(value, wanted.value))
  if (matches.length > 0) return { outcome: 'proven' }
  return { outcome: 'wrong-value', found: values.slice(0, 5).map(value => value.slice(0, 100)) }
}

function refused(reason: DomainFault): NormalisedDomain {
  return { ok: false, reason }
}

/** Underscored, so that it can never be a host (RFC 8552). */
function challengeName(domain: string): string {
  return `_cubby-challenge.${domain}`
}

/** Three tries of three seconds: an office worker waits for it. */
function ownResolver(): TxtResolver {
  return new Resolver({ timeout: 3000, tries: 3 })
}

/** Some DNS panels keep the quotes and spaces that were pasted with the value. */
function bare(value: string): string {
  return value
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
}

/** Hashed first: equal lengths for the comparison, and its time tells nothing of the value. */
function sameSecret(value: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(value), digest(wanted))
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}
