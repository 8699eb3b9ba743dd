import { randomBytes } from 'node:crypto'
import type { Look } from '#app/platform/context.ts'

/** A fresh nonce for one answer: 128 bits. */
export const newNonce = (): string => randomBytes(16).toString('base64')

/** What an answer is to. */
export interface Answered {
  nonce: string
  scheme: 'http' | 'https'
  development: boolean
  /** Origins, besides its own, at which a form of the page may end: the school's main address, and where it is paid. */
  formsTo?: readonly string[]
  /** The host is a domain of a school's own. */
  ofSchool?: boolean
}

const ourHosts = 'max-age=63072000; includeSubDomains'
/** What else a school has below its domain is not ours to bind, nor where the domain goes one day. */
const ownHosts = 'max-age=2592000'

/**
 * Headers on every answer. The policy allows no inline script or style without the request's nonce, no other origin and
 * no framing; `development` lets Vite inject its styles and its web socket.
 */
export function securityHeaders({
  nonce,
  scheme,
  development,
  formsTo = [],
  ofSchool = false,
}: Answered): Record<string, string> {
  const policy = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}'`,
    'style-src': development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data: blob:",
    'media-src': "'self' blob:",
    'font-src': "'self'",
    'connect-src': development ? "'self' ws:" : "'self'",
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'frame-src': "'none'",
    'frame-ancestors': "'none'",
    'object-src': "'none'",
    'base-uri': "'none'",
    // Browsers hold redirects after a form to it as well.
    'form-action': ["'self'", ...formsTo].join(' '),
  }
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), interest-cohort=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(scheme === 'https' ? { 'Strict-Transport-Security': ofSchool ? ownHosts : ourHosts } : {}),
  }
}

/**
 * What somebody sees in another's place no browser keeps, neither to go back to nor without a network; and when the time is up, a page
 * that is still open goes, so that nobody takes it for one on which nothing happens.
 */
export function keepNothingOf({ endsAt, over }: Look, headers: Headers): void {
  headers.set('Cache-Control', 'no-store')
  if (!headers.get('Content-Type')?.startsWith('text/html')) return
  const seconds = Math.max(0, Math.ceil((endsAt.getTime() - Date.now()) / 1000))
  headers.set('Refresh', `${seconds + 1}; url=${over}`)
}
