import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { useWaiting } from '#app/platform/waiting/use-waiting.ts'
import type { CallAnswer } from '#db/schema/urgent.ts'
import type { Call } from '#tenants/urgent/call.ts'
import { paths } from '../paths.ts'

/** One's own answer as this device knows it: what the school has, and over it what was said here and waits to be sent. */
export function useAnswering({ id: callId, mine }: Call, memberId: string) {
  const topic = `urgent:${callId}`
  const { items, add, drop } = useWaiting(memberId, topic)
  // Between the school's yes and the page that was loaded anew.
  const [said, setSaid] = useState<{ answer: CallAnswer; over: string | undefined } | null>(null)
  const refused = items.some(({ refusal }) => refusal !== null)
  const waits = items.some(({ state }) => state === 'waiting')
  const say = (answer: CallAnswer, word: string) => {
    for (const { id, refusal } of items) if (refusal) void drop(id)
    const id = uuidv7()
    setSaid({ answer, over: mine?.id })
    void add({ id, topic, action: paths.answers(callId), fields: Object.entries({ answerId: id, answer, word }) })
  }
  const fresh = said && !refused && said.over === mine?.id ? said.answer : null
  return { answer: fresh ?? mine?.answer ?? null, noted: fresh === null && mine?.noted === true, waits, refused, say }
}
