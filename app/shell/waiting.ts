import { useEffect, useState } from 'react'

/**
 * How much of what the member did on this device the school does not know yet. On whatever page they come back, it is sent.
 */
export function useWaitingCount(memberId: string | undefined): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (!memberId) return
    let left = false
    let stop = () => {}
    // Not needed to show a page, so not among what a first page loads.
    import('#app/platform/waiting/browser-queue.ts').then(
      ({ waitingQueueOf }) => {
        if (left) return
        const queue = waitingQueueOf(memberId)
        stop = queue.subscribe(() => setCount(queue.getSnapshot().length))
      },
      () => {},
    )
    return () => {
      left = true
      stop()
    }
  }, [memberId])
  return count
}
