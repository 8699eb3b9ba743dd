import { useEffect } from 'react'

/** The number on the school's icon, where it stands on a home screen: what waits in the reader's list. Zero takes it away. */
export function useAppBadge(unread: number): void {
  useEffect(() => {
    // Refused where the site is not installed; the icon then has no number.
    if ('setAppBadge' in navigator) navigator.setAppBadge(unread).catch(() => {})
  }, [unread])
}
