import { useEffect } from 'react'

/**
 * Registers the school's service worker once the page has loaded and the browser has nothing better to do. With it and the
 * manifest a phone can put the school on its home screen, and shows the school's own page when there is no network. Pages that were kept on
 * the device for staff (`app/platform/kept-page.ts`) are taken away once a family uses it.
 */
export function useInstallable(role: string | undefined): void {
  useEffect(() => {
    if (role === 'guardian' || role === 'relative') window.caches?.delete('kept').catch(() => {})
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
  }, [role])
}
