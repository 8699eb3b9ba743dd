import { useCallback, useEffect, useState } from 'react'

const lookAgainMs = 10_000

/**
 * Whether the school can be reached, as far as is known: the browser says when there is no network at all, and `lost` is for whoever
 * got no answer. Looked for again by itself.
 */
export function useNetwork(): { offline: boolean; lost: () => void } {
  const [offline, setOffline] = useState(false)
  const lost = useCallback(() => setOffline(true), [])
  useEffect(() => {
    if (!navigator.onLine) setOffline(true)
    window.addEventListener('offline', lost)
    return () => window.removeEventListener('offline', lost)
  }, [lost])
  useEffect(() => {
    if (!offline) return
    const look = () =>
      void fetch('/healthz', { cache: 'no-store' }).then(
        ({ ok }) => ok && setOffline(false),
        () => {},
      )
    const timer = setInterval(look, lookAgainMs)
    window.addEventListener('online', look)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', look)
    }
  }, [offline])
  return { offline, lost }
}
