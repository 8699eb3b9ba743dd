import { useLocation, useNavigation } from '@remix-run/react'
import { useEffect } from 'react'

/** Lets go of a form's files once its answer leads to another page; a form that comes back with an error keeps them. */
export function useSent(sent: () => void): void {
  const { state, formMethod, location } = useNavigation()
  const { pathname } = useLocation()
  const leads = state === 'loading' && formMethod !== undefined && location.pathname !== pathname
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the answer leads away
  useEffect(() => {
    if (leads) sent()
  }, [leads])
}
