import { inBasicLetters } from './basic-letters.ts'

/** Why a text cannot be a school's address; each is one message at the field. */
export type SlugFault = 'too-short' | 'too-long' | 'characters' | 'edge-hyphen' | 'double-hyphen' | 'only-digits'

export type SlugShape = { ok: true } | { ok: false; reason: SlugFault }

export const shortestSlug = 2
export const longestSlug = 40

/**
 * Checks the shape of a school's address, the label before our root domain, as one types: 2–40 characters a–z, 0–9 and
 * hyphen, no hyphen at the edges, no two in a row (so no `xn--`: RFC 5891 §4.2.3.1 keeps such labels for punycode), and not
 * digits alone. Whether it is free or reserved is another question. Client-safe.
 */
export function checkSlugShape(text: string): SlugShape {
  const reason = faultOf(text)
  return reason ? { ok: false, reason } : { ok: true }
}

/**
 * An address for a school's name, with `ascii` the name in Latin letters (diacritics are taken off here), or '' when too
 * little of it can be written in a–z and 0–9. Cut at a word's end where it is too long. Client-safe.
 */
export function slugFromLatin(ascii: string): string {
  const words = inBasicLetters(ascii.toLowerCase())
    .normalize('NFKD')
    .replace(/[\p{Mark}'’ʼ]/gu, '')
    .replaceAll('&', ' and ')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const slug = shortened(words)
  return checkSlugShape(slug).ok ? slug : ''
}

/**
 * Addresses to offer when `slug` is taken, best first, all of the right shape: with the place (a town, if told), the kind
 * of school in English, then numbers. The caller drops those that are not free. Client-safe.
 */
export function alternativesTo(slug: string, hints: { place?: string; kind?: string } = {}): string[] {
  const endings = [hints.place, hints.kind, 'school', 'kids', '2', '3', '4'].map(hint => slugFromEnding(hint ?? ''))
  const words = slug.split('-')
  const offers = endings
    .filter(ending => ending && !words.includes(ending))
    .map(ending => `${slug.slice(0, longestSlug - ending.length - 1).replace(/-+$/, '')}-${ending}`)
  return [...new Set(offers)].filter(offer => offer !== slug && checkSlugShape(offer).ok)
}

function faultOf(text: string): SlugFault | undefined {
  if (/[^a-z0-9-]/.test(text)) return 'characters'
  if (text.length < shortestSlug) return 'too-short'
  if (text.length > longestSlug) return 'too-long'
  if (text.startsWith('-') || text.endsWith('-')) return 'edge-hyphen'
  if (text.includes('--')) return 'double-hyphen'
  if (/^[0-9]+$/.test(text)) return 'only-digits'
  return undefined
}

function shortened(words: readonly string[]): string {
  let slug = ''
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word
    if (longer.length > longestSlug) break
    slug = longer
  }
  return slug || (words[0]?.slice(0, longestSlug) ?? '')
}

/** An ending may be a single digit, which alone would be no slug. */
function slugFromEnding(hint: string): string {
  return /^[0-9]$/.test(hint) ? hint : slugFromLatin(hint).slice(0, 20).replace(/-+$/, '')
}
