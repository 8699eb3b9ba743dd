import { randomBytes } from 'node:crypto'
import type { Viewing } from '#tenants/actor.ts'

/** A fresh nonce for one answer: 128 bits. */
export const newNonce = (): string => randomBytes(16).toString('base64')

/**
 * Headers on every answer. The policy allows no inline script or style without the request's nonce, no other origin and
 * no framing; `development` lets Vite inject its styles and its web socket.
 * @param payment origins to which a form's answer may send the browser on
 */
export function securityHeaders(
  nonce: string,
  scheme: 'http' | 'https',
  development: boolean,
  payment: readonly string[] = [],
): Record<string, string> {
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
    'form-action': ["'self'", ...payment].join(' '),
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
    ...(scheme === 'https' ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}

/**
 * What somebody sees in another's place no browser keeps, neither to go back to nor without a network; and when the time is up, a page
 * that is still open goes, so that nobody takes it for one on which nothing happens.
 */
export function keepNothingOf({ endsAt }: Viewing, headers: Headers): void {
  headers.set('Cache-Control', 'no-store')
  if (!headers.get('Content-Type')?.startsWith('text/html')) return
  const seconds = Math.max(0, Math.ceil((endsAt.getTime() - Date.now()) / 1000))
  headers.set('Refresh', `${seconds + 1}; url=/people/viewing/end`)
}
