import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Refused } from '#app/platform/act.server.ts'
import type { Attaching } from '#app/platform/attachments/use-attachments.ts'
import { useConnection } from '#app/platform/connection.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useLastAnswer } from '#app/platform/last-answer.ts'
import { lackingOf } from '../kept-observation.ts'

export interface KeepingFormOptions {
  attaching: Attaching
  /** ISO date. */
  today: string
  /** Absent where nothing is kept: the form then goes its way as any other. */
  onKeep: ((form: FormData, attaching: Attaching) => Promise<void>) | undefined
}

/**
 * Turns a form to this device while there is no network: before it is sent where the device knows that, and after it did not reach the
 * school where it does not.
 */
export function useKeepingForm({ attaching, today, onKeep }: KeepingFormOptions) {
  const t = useT()
  const online = useConnection()
  const stuck = attaching.items.some(({ state, failure }) => state === 'waiting' && failure === 'offline')
  const later = onKeep !== undefined && (!online || stuck)
  const [storing, setStoring] = useState(false)
  const [lacking, setLacking] = useState<Record<string, string[]>>({})
  const sent = useRef<FormData | null>(null)

  const store = async (form: FormData) => {
    if (!onKeep) return
    const found = Object.entries(lackingOf(form, attaching.moving, today)).map(([name, key]) => [name, [t(key)]])
    setLacking(Object.fromEntries(found))
    if (found.length > 0) return
    setStoring(true)
    await onKeep(form, attaching).catch(() => setLacking({ '': [t('portfolio.kept.full')] }))
    setStoring(false)
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (!onKeep) return
    const form = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    sent.current = form
    if (!later) return
    event.preventDefault()
    void store(form)
  }

  const answer = useLastAnswer() as Partial<Refused> | undefined
  const { status, error } = answer?.submission ?? {}
  const unreached = status === 'error' && Object.keys(error ?? {}).length === 0 ? answer : undefined
  const latest = useRef(store)
  latest.current = store
  useEffect(() => {
    // The device believed in its network; the service worker has said that the form did not get through.
    const form = sent.current
    sent.current = null
    if (unreached && form) void latest.current(form)
  }, [unreached])
  return { later, storing, lacking, onSubmit }
}
