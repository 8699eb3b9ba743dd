import { useEffect, useRef } from 'react'
import { usePatientReload } from '#app/platform/patient-reload.ts'
import { isSupport, isViewing } from '#app/platform/viewing/marker.ts'
import { listen } from './live-source.ts'
import { followSupport } from './support-end.ts'

/** News arrive in bursts (thirty photos ready within seconds): one reload serves them all. */
const gatherMs = 400

/**
 * Keeps an open page true: whatever the stream tells of, the page's loaders ask again under the reader's own rights. A
 * page in the background catches up when it is looked at. While the server cannot answer, the page stays as it is.
 * @param madeAt milliseconds, by the server's clock
 */
export function useLiveNews(madeAt: number): void {
  // Of the page as it was first made; later reloads are made while the stream is open.
  const since = useRef(madeAt)
  const { reload: reloadNow, busy } = usePatientReload()
  useEffect(() => {
    // In another's place there is no stream, and for support of the vendor one that only ends.
    if (isViewing()) return isSupport() ? followSupport() : undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let stale = false
    const reload = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (document.visibilityState === 'hidden') stale = true
        // What is under way, a page asked for above all, would be broken off and asked anew; the news wait their turn.
        else if (busy.current) reload()
        else reloadNow()
      }, gatherMs)
    }
    const look = () => {
      if (document.visibilityState !== 'visible' || !stale) return
      stale = false
      reloadNow()
    }
    const stop = listen(since.current, reload)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      stop()
      document.removeEventListener('visibilitychange', look)
    }
  }, [reloadNow, busy])
}
