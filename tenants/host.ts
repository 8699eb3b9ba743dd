import { isIPv4, isIPv6 } from 'node:net'
import { domainToASCII } from 'node:url'
import { checkSlugShape } from './slug.ts'

/** A Host that was understood (lower case, no trailing dot, IPv6 in brackets), or one to answer with 400. */
export type ParsedHost = { ok: true; hostname: string; port?: number } | { ok: false }

/** Which of our sites a hostname means. `unknown` can never belong to anybody and needs no look-up. */
export type Site =
  | { site: 'public' }
  | { site: 'console' }
  | { site: 'school'; slug: string }
  | { site: 'custom'; hostname: string }
  | { site: 'unknown' }

/**
 * Reads a Host header: a DNS name of letters, digits and hyphens (RFC 1123 §2.1; labels ≤ 63, name ≤ 253), a dotted
 * IPv4 address or a bracketed IPv6 address, with an optional port from 1 to 65535 (RFC 9110 §7.2, narrower than RFC 3986).
 * Give all values a request carried (`IncomingMessage.headersDistinct.host`): more than one is malformed (RFC 9112 §3.2).
 */
export function parseHost(header: string | readonly string[] | undefined): ParsedHost {
  const text = typeof header === 'string' ? header : header?.length === 1 ? header[0] : undefined
  const parts = text === undefined || text.length > longestHeader ? null : shape.exec(text)
  if (!parts?.[1]) return { ok: false }

  const hostname = parts[1].startsWith('[') ? ipv6Of(parts[1]) : nameOf(parts[1])
  if (hostname === undefined) return { ok: false }
  if (parts[2] === undefined) return { ok: true, hostname }

  const port = Number(parts[2])
  return port <= 65535 ? { ok: true, hostname, port } : { ok: false }
}

/**
 * Says which site a hostname from `parseHost` means under our root domain (lower case, no port). `www.` is the public site
 * too; what is deeper than one label below the root, has no slug's shape, is an address or a single word is `unknown`.
 */
export function siteOf(hostname: string, rootDomain: string): Site {
  if (hostname === rootDomain || hostname === `www.${rootDomain}`) return { site: 'public' }
  if (hostname === `console.${rootDomain}`) return { site: 'console' }
  if (hostname.endsWith(`.${rootDomain}`)) {
    const slug = hostname.slice(0, -rootDomain.length - 1)
    return checkSlugShape(slug).ok ? { site: 'school', slug } : { site: 'unknown' }
  }
  if (isAddress(hostname) || !hostname.includes('.')) return { site: 'unknown' }
  return { site: 'custom', hostname }
}

/** True for an IPv4 address or a bracketed IPv6 address. */
export function isAddress(hostname: string): boolean {
  return isIPv4(hostname) || hostname.startsWith('[')
}

/**
 * The canonical form of a DNS name in ASCII (lower case, without its one trailing dot), or undefined if it is none.
 * Dotted IPv4 addresses pass; the short, octal and hexadecimal spellings that browsers turn into addresses do not.
 */
export function nameOf(text: string): string | undefined {
  const name = text.toLowerCase().replace(/\.$/, '')
  const labels = name.split('.')
  if (name.length > 253 || !labels.every(label => labelShape.test(label))) return undefined
  if (numberShape.test(labels.at(-1) ?? '')) return isIPv4(name) ? name : undefined
  const punycode = labels.some(label => label.startsWith('xn--'))
  return punycode && domainToASCII(name) !== name ? undefined : name
}

/** 253 characters, a dot, a colon and five digits. */
const longestHeader = 260
const shape = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::([1-9][0-9]{0,4}))?$/
const labelShape = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
/** A name whose last label looks like this is read as an IPv4 address by browsers (WHATWG URL, "ends in a number"). */
const numberShape = /^(?:[0-9]+|0x[0-9a-f]*)$/

/** One spelling per address: `[0:0:0:0:0:0:0:1]` and `[::1]` are the same host. */
function ipv6Of(bracketed: string): string | undefined {
  return isIPv6(bracketed.slice(1, -1)) ? new URL(`http://${bracketed}`).hostname : undefined
}
