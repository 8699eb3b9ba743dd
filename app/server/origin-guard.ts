const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Machines that prove themselves by a signature of their own instead of an Origin: a mailbox provider that asks to stop mails
 * (RFC 8058) has none, and the address itself is sealed.
 */
const signedPaths = ['/webhooks/', '/unsubscribe/']

/**
 * Whether a state-changing request comes from this very host. A missing Origin means no: every browser sends it with
 * POST, PUT and DELETE. (Remix's own check lets a missing one pass, skips resource routes and believes
 * X-Forwarded-Host.)
 */
export function sameOrigin(
  request: { method: string; path: string; origin: string | undefined },
  own: string,
): boolean {
  if (safe.has(request.method)) return true
  if (signedPaths.some(prefix => request.path.startsWith(prefix))) return true
  return request.origin === own
}
