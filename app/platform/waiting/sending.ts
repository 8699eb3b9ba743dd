import { askJson } from '../ask-json.ts'
import type { KeptItem, Refusal } from './waiting-item.ts'

/**
 * What became of an attempt. `later`: this one could not be taken now; `unreachable`: no network, or nobody is signed in, so that
 * nothing else would get through either.
 */
export type Outcome =
  | { kind: 'done'; answer: unknown }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'later'; afterMs: number | null }
  | { kind: 'unreachable' }

export type Send = (item: KeptItem) => Promise<Outcome>

const patienceMs = 30_000
const unreachable: Outcome = { kind: 'unreachable' }

/**
 * Sends a form to its resource route as a page would, its files first, and says for how long it waited: `waited`, milliseconds by this
 * device's clock.
 */
export const sendForm: Send = async ({ action, fields, files = [], keptAt }) => {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  if (files.length > 0) {
    // Not among what every page loads.
    const sending = await import('./file-sending.ts').catch(() => null)
    const arrived = sending ? await sending.sendFiles(files) : unreachable
    if (!Array.isArray(arrived)) return arrived
    for (const mediaId of arrived) body.append('mediaIds', mediaId)
  }
  body.set('waited', String(Math.max(0, Date.now() - keptAt)))
  const signal = AbortSignal.timeout(patienceMs)
  const answer = await askJson(action, { method: 'POST', body, signal }).catch(() => null)
  if (!answer) return unreachable
  return outcomeOf(answer)
}

/** @returns what an answer means; its body is read. */
export async function outcomeOf(answer: Response): Promise<Outcome> {
  const signIn = answer.redirected && new URL(answer.url).pathname.startsWith('/sign-in')
  if (signIn || answer.status === 401) return { kind: 'unreachable' }
  const body: unknown = await answer.json().catch(() => null)
  if (answer.ok) return { kind: 'done', answer: body }
  if (answer.status >= 500 || [408, 425, 429].includes(answer.status))
    return { kind: 'later', afterMs: retryAfterOf(answer) }
  return { kind: 'refused', refusal: refusalOf(body, answer.status) }
}

function retryAfterOf(answer: Response): number | null {
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1000 : null
}

/** What a resource route throws reaches a plain request as its status alone. */
const codes: Record<number, string> = { 403: 'forbidden', 404: 'not_found', 409: 'conflict', 410: 'gone' }

function refusalOf(body: unknown, status: number): Refusal {
  if (hasKey(body, 'problem')) return { code: String(body.problem), errors: {} }
  if (hasKey(body, 'submission') && hasKey(body.submission, 'error'))
    return { code: 'invalid', errors: (body.submission.error ?? {}) as Refusal['errors'] }
  return { code: codes[status] ?? 'unknown', errors: {} }
}

const hasKey = <Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> =>
  typeof value === 'object' && value !== null && key in value
