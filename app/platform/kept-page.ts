import { useEffect, useRef } from 'react'

/** News come in bursts: a page is kept anew once they have settled. */
const gatherMs = 5_000

/**
 * Asks the service worker to keep a page with what it needs, so that it opens without a network; only for pages on which a
 * child's safety hangs. It is asked at once, and again whenever `content` has become another object. Signing out, or a guardian's
 * page on the same device, takes it away; after half a day it is worth nothing.
 */
export function useKeptPage(path: string, content: object): void {
  const asked = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another content is the reason to ask again
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    const timer = setTimeout(
      () => {
        asked.current = true
        void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ keep: path }))
      },
      asked.current ? gatherMs : 0,
    )
    return () => clearTimeout(timer)
  }, [path, content])
}
