import { askJson } from '#app/platform/ask-json.ts'
/** What the school said to a kiosk's question. `ended`: the device is no kiosk any more, or the child none of its. */
export type Asked<Answer> = { kind: 'answer'; answer: Answer } | { kind: 'offline' | 'ended' | 'locked' | 'failed' }

const patienceMs = 15_000

/** Sends a form of the kiosk's to one of its resource routes. */
export async function askSchool<Answer>(
  action: string,
  fields: Readonly<Record<string, string | undefined>>,
): Promise<Asked<Answer>> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.append(name, value)
  const reply = await askJson(action, { method: 'POST', body, signal: AbortSignal.timeout(patienceMs) }).catch(
    () => null,
  )
  if (!reply) return { kind: 'offline' }
  if (reply.status === 401 || reply.status === 403 || reply.status === 404) return { kind: 'ended' }
  if (reply.status === 429) return { kind: 'locked' }
  const answer: Answer | null = reply.ok ? await reply.json().catch(() => null) : null
  return answer === null ? { kind: 'failed' } : { kind: 'answer', answer }
}
