import { useEffect } from 'react'

/**
 * Registers the school's service worker once the page has loaded and the browser has nothing better to do. With it and the
 * manifest a phone can put the school on its home screen, and shows the school's own page when there is no network.
 */
export function useInstallable(): void {
  useEffect(() => {
    // Vite serves modules without hashes in development; keeping them would show yesterday's code.
    if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
    const register = () => {
      navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => {
        // Private windows and full disks refuse; the site works without.
      })
    }
    if (document.readyState === 'complete') {
      register()
      return
    }
    window.addEventListener('load', register, { once: true })
    return () => window.removeEventListener('load', register)
  }, [])
}
