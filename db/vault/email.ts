import { domainToASCII } from 'node:url'

/** RFC 5321 §4.5.3.1: 64 octets before the @, 254 in all (erratum 1690). */
const MAX_LOCAL = 64
const MAX_ADDRESS = 254

/**
 * The one spelling under which an e-mail address is compared: trimmed, NFKC (full-width letters become plain), lower-case, the
 * domain in its IDNA form (`straße.example` and `xn--strae-oqa.example` are one). The local part is lower-cased too: RFC 5321
 * lets a host tell cases apart, none that people use does. Dots and +tags stay, they are different addresses at many hosts.
 * @returns null when it is not an address.
 */
export function normaliseEmail(text: string): string | null {
  const plain = text.trim().normalize('NFKC').toLowerCase().normalize('NFKC')
  const at = plain.lastIndexOf('@')
  const local = plain.slice(0, at)
  const domain = asciiDomain(plain.slice(at + 1))
  if (at < 1 || domain === null || !isLocalPart(local)) return null
  const address = `${local}@${domain}`
  return Buffer.byteLength(local) <= MAX_LOCAL && Buffer.byteLength(address) <= MAX_ADDRESS ? address : null
}

function isLocalPart(local: string): boolean {
  return !/[\s@"(),:;<>[\]\\\p{Cc}]/u.test(local) && !/^\.|\.\.|\.$/.test(local)
}

/** domainToASCII parses like a browser's address bar, so what only a URL may hold (percent signs, ports, paths) is refused first. */
function asciiDomain(domain: string): string | null {
  if (/[\s%/:?#@[\]\\]/.test(domain)) return null
  const ascii = domainToASCII(domain.replace(/\.$/, ''))
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(ascii) ? ascii : null
}
