import { useEffect, useSyncExternalStore } from 'react'
import type { UploadSnapshot } from './upload-item.ts'
import type { UploadQueue } from './upload-queue.ts'

/** The queue's files as a component sees them; also tries again as soon as the network or the person is back. */
export function useUploads(queue: UploadQueue): UploadSnapshot {
  useEffect(() => {
    const back = () => {
      if (document.visibilityState === 'visible') queue.retryNow()
    }
    window.addEventListener('online', queue.retryNow)
    document.addEventListener('visibilitychange', back)
    return () => {
      window.removeEventListener('online', queue.retryNow)
      document.removeEventListener('visibilitychange', back)
    }
  }, [queue])
  return useSyncExternalStore(queue.subscribe, queue.getSnapshot, queue.getSnapshot)
}
