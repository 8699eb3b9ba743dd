import { withPatience } from './patience.ts'

/** What came of asking a vendor: their answer, or what is known without one. `not_sent`: no connection stood, so nothing has left. */
export type VendorAnswer = { status: number; body: Record<string, unknown> } | 'not_sent' | 'unknown'

const patienceMs = 10_000

/**
 * Asks a vendor's API, once and without following redirects. Their body is read as a JSON object; anything else is an empty one.
 * @throws never: a vendor that fails is an answer
 */
export async function askVendor(url: URL, init: RequestInit, signal?: AbortSignal): Promise<VendorAnswer> {
  try {
    return await withPatience(patienceMs, signal, async patient => {
      const response = await fetch(url, { ...init, redirect: 'error', signal: patient })
      const body: unknown = await response.json().catch(() => null)
      return { status: response.status, body: isRecord(body) ? body : {} }
    })
  } catch (error) {
    const cause: unknown = error instanceof Error ? error.cause : null
    return isRecord(cause) && neverConnected.has(String(cause.code)) ? 'not_sent' : 'unknown'
  }
}

/** Errors of node and undici before a connection stands. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
