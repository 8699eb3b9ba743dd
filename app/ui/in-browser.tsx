import { type ReactNode, Suspense, useEffect, useState } from 'react'

/**
 * What stands on what only a browser has (files, sound, the network) or is loaded for few: it is not in the page that arrives, so
 * that news which come while the page wakes up disturb nothing. `waiting` has its place until it is there.
 */
export function InBrowser({ children, waiting }: { children: ReactNode; waiting: ReactNode }) {
  const [here, setHere] = useState(false)
  useEffect(() => setHere(true), [])
  return here ? <Suspense fallback={waiting}>{children}</Suspense> : waiting
}
