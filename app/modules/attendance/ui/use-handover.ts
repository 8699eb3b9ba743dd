import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Refused } from '#app/platform/act.server.ts'
import { paths } from '../paths.ts'

/**
 * Hands a child over. A try has an id of its own, so that a double tap hands over once; one that was refused is over, and the
 * next is another.
 * @param who names the button or field, so that its answer comes back to it
 */
export function useHandover(childId: string, who: string) {
  const fetcher = useFetcher<Partial<Refused> & { done?: boolean }>({ key: `handover-${childId}-${who}` })
  const [markId, setMarkId] = useState<string>(() => uuidv7())
  const { data, state, submit } = fetcher
  useEffect(() => {
    if (data?.submission) setMarkId(uuidv7())
  }, [data])
  const give = (fields: Record<string, string>) =>
    submit({ ...fields, markId }, { method: 'post', action: paths.door(childId) })
  const refused = data?.submission?.error
  return { give, markId, busy: state !== 'idle', error: refused?.taker ?? refused?.code ?? undefined }
}
