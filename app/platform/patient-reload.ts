import { useNavigation, useRevalidator } from '@remix-run/react'
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

/** For whatever reloads a page by itself, under the hands of who is working in it. */
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
  const reload = useCallback(() => {
    endPatience ??= bePatient(() => navigating.current)
    revalidate()
  }, [revalidate])
  return { reload, busy }
}
