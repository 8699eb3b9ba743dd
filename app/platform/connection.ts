import { useSyncExternalStore } from 'react'

/** Whether the device believes that it has a network; true on the server. */
export const useConnection = (): boolean => useSyncExternalStore(subscribe, hasNetwork, () => true)

const hasNetwork = () => navigator.onLine

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}
