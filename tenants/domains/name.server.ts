import { domainToASCII, domainToUnicode } from 'node:url'
import { parse } from 'tldts'
import { isAddress, nameOf } from '../host.ts'

export type DomainFault =
  | 'malformed'
  | 'address'
  | 'ours'
  | 'public-suffix'
  | 'unknown-suffix'
  | 'mixed-scripts'
  | 'too-long'

export type NormalisedDomain = { ok: true; domain: string } | { ok: false; reason: DomainFault }

/** The longest of the names that we ask below a domain. */
const longestPrefix = '_cubby-challenge.'

/**
 * Makes a typed domain canonical (ASCII by IDNA, lower case, no trailing dot) or says why a school cannot bring it: an
 * address, our root domain, a name below or above it, a public suffix (publicsuffix.org, private section too, so `github.io`
 * is refused), below no known suffix (`school.local`), or a word of letters that do not belong together (`sunrisе` with a Cyrillic е).
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
  if (asRead(domain).split('.').some(mixesScripts)) return refused('mixed-scripts')
  return longestPrefix.length + domain.length > 253 ? refused('too-long') : { ok: true, domain }
}

/** A canonical domain in the letters that people read: `xn--mnchen-3ya.de` is `münchen.de`. */
export const asRead = (domain: string): string => domainToUnicode(domain) || domain

/** The part of a canonical domain that somebody registered: `sunrise.org` of `families.sunrise.org`. */
export const registeredPart = (domain: string): string =>
  parse(domain, { allowPrivateDomains: true, extractHostname: false }).domain ?? domain

/** True where the domain is itself what was registered, so that it can have no CNAME beside its other records (RFC 1034 §3.6.2). */
export const isApex = (domain: string): boolean => registeredPart(domain) === domain

/**
 * Letters of several scripts in one word, but for those that are written together (Unicode UTS #39 §5.2, "highly restrictive": Latin with
 * the scripts of Japanese, Chinese or Korean).
 */
function mixesScripts(label: string): boolean {
  const found = scripts.filter(script => new RegExp(`\\p{Script=${script}}`, 'u').test(label))
  const strange = /(?!\p{Script=Common}|\p{Script=Inherited})\p{Letter}/u.test(
    label.replace(new RegExp(scripts.map(script => `\\p{Script=${script}}`).join('|'), 'gu'), ''),
  )
  if (strange) return found.length > 0
  return found.length > 1 && !together.some(set => found.every(script => set.includes(script)))
}

const scripts = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Cherokee',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Bopomofo',
  'Arabic',
  'Hebrew',
  'Thai',
  'Devanagari',
  'Georgian',
]
const together = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
]

function refused(reason: DomainFault): NormalisedDomain {
  return { ok: false, reason }
}
