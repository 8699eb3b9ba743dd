import { useFetchers, useNavigation, useRevalidator } from '@remix-run/react'
import { type MutableRefObject, useCallback, useEffect, useRef } from 'react'
import { bePatient } from './patience.ts'

export interface PatientReload {
  /** Has the page's loaders ask again; a network that goes away meanwhile leaves the page as it is until they are answered. */
  reload: () => void
  /** Whether something is under way: a reload, or a page that somebody asked for. */
  busy: Readonly<MutableRefObject<boolean>>
}

/** One for the page, as its reload is one: of two, the one that ends last would give back the other's `fetch`. */
let endPatience: (() => void) | undefined

/**
 * For whatever reloads a page by itself, under the hands of who is working in it. While something is being sent it waits: the router
 * takes a reload for a page that was asked for later, and would drop the redirect with which the school answers.
 */
export function usePatientReload(): PatientReload {
  const { revalidate, state } = useRevalidator()
  const navigating = useRef(false)
  navigating.current = useNavigation().state !== 'idle'
  const busy = useRef(false)
  busy.current = state !== 'idle' || navigating.current
  useEffect(() => {
    if (state !== 'idle') return
    endPatience?.()
    endPatience = undefined
  }, [state])
  const sending = useRef(false)
  sending.current = useFetchers().some(({ state }) => state !== 'idle')
  const waits = useRef(false)
  const reload = useCallback(() => {
    waits.current = sending.current
    if (waits.current) return
    endPatience ??= bePatient(() => navigating.current)
    revalidate()
  }, [revalidate])
  useEffect(() => {
    if (waits.current && !sending.current) reload()
  })
  return { reload, busy }
}
