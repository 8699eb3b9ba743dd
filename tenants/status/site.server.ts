import { environment, originOf } from '../config.server.ts'

/** People have given up by then. */
const patienceMs = 5_000

/**
 * Whether the public site answers that it is ready, asked over HTTP as people reach it: through DNS, certificate and whatever stands in
 * front. `STATUS_SITE_URL` names another way for a worker that cannot go that one. It never throws.
 */
export async function siteAnswers(origin = siteOrigin()): Promise<boolean> {
  try {
    const response = await fetch(new URL('/readyz', origin), {
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    // A page of somebody else's that stands at the address is no answer of ours.
    return (await response.text()) === 'ready' && response.ok
  } catch {
    return false
  }
}

function siteOrigin(): string {
  const { STATUS_SITE_URL, ROOT_DOMAIN } = environment()
  return STATUS_SITE_URL ?? originOf(ROOT_DOMAIN)
}
