import type { z } from 'zod'

/** Why nothing was translated; the code says it to logs, in which no word of a text may be. */
export type TranslationFault = 'key_refused' | 'used_up' | 'busy' | 'unreachable' | 'unusable'

export class TranslationFailed extends Error {
  override name = 'TranslationFailed'
  constructor(readonly fault: TranslationFault) {
    super(fault)
  }
}

/** Readers are in front of the page. */
const patienceMs = 15_000

export interface Question {
  url: URL
  headers?: Record<string, string>
  /** Sent as JSON; without it the question is a GET. */
  body?: object
  /** What the provider's own statuses mean; what is not named is told by its class. */
  faults: Readonly<Record<number, TranslationFault>>
}

/** Asks a provider and reads its answer. @throws TranslationFailed, whatever happens on the way */
export async function askProvider<Schema extends z.ZodType>(
  { url, headers, body, faults }: Question,
  schema: Schema,
): Promise<z.output<Schema>> {
  const asked = { signal: AbortSignal.timeout(patienceMs), redirect: 'error' } as const
  const response = await fetch(
    url,
    body
      ? {
          ...asked,
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }
      : { ...asked, headers: headers ?? {} },
  ).catch(() => null)
  if (!response) throw new TranslationFailed('unreachable')
  if (!response.ok) {
    await response.body?.cancel()
    throw new TranslationFailed(faults[response.status] ?? (response.status >= 500 ? 'unreachable' : 'unusable'))
  }
  const answer: unknown = await response.json().catch(() => null)
  const read = schema.safeParse(answer)
  if (!read.success) throw new TranslationFailed('unusable')
  return read.data
}

/** An address below another one that may itself have a path. */
export const below = (base: string, path: string): URL => new URL(path, base.endsWith('/') ? base : `${base}/`)
