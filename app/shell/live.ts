import { useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { listen } from './live-source.ts'
import { bePatient } from './patience.ts'

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
  const { revalidate, state } = useRevalidator()
  const navigating = useRef(false)
  navigating.current = useNavigation().state !== 'idle'
  const endPatience = useRef<() => void>()
  const reloadNow = useRef(() => {})
  reloadNow.current = () => {
    endPatience.current ??= bePatient(() => navigating.current)
    revalidate()
  }
  const asking = useRef(false)
  asking.current = state !== 'idle' || navigating.current
  useEffect(() => {
    if (state !== 'idle') return
    endPatience.current?.()
    endPatience.current = undefined
  }, [state])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let stale = false
    const reload = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (document.visibilityState === 'hidden') stale = true
        // What is under way, a page asked for above all, would be broken off and asked anew; the news wait their turn.
        else if (asking.current) reload()
        else reloadNow.current()
      }, gatherMs)
    }
    const look = () => {
      if (document.visibilityState !== 'visible' || !stale) return
      stale = false
      reloadNow.current()
    }
    const stop = listen(since.current, reload)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      stop()
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
}
