import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Refused } from '#app/platform/act.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { paths } from '../paths.ts'

/**
 * Hands a child over. A try has an id of its own, so that a double tap hands over once; one that was refused is over, and the
 * next is another.
 * @param who names the button or field, so that its answer comes back to it
 */
export function useHandover(childId: string, who: string) {
  const fetcher = useFetcher<Partial<Refused> & { done?: boolean }>({ key: `handover-${childId}-${who}` })
  const [markId, setMarkId] = useState<string>(() => uuidv7())
  const { data, state, Form } = fetcher
  const { errors, kept } = useAnswer()
  useEffect(() => {
    if (data?.submission) setMarkId(uuidv7())
  }, [data])
  const refused = data?.submission?.error
  // What a form says that was sent before the page had come alive.
  const unscripted = (kept('takerId', '') || kept('taker', '')) === who ? errors : undefined
  return {
    HandoverForm: Form,
    form: { method: 'post', action: paths.door(childId), noValidate: true } as const,
    markId,
    busy: state !== 'idle',
    error: refused?.taker ?? refused?.code ?? unscripted?.taker ?? unscripted?.code,
  }
}
