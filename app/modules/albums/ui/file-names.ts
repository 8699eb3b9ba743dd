import { useEffect, useState } from 'react'

const keyOf = (mediaId: string) => `file-name:${mediaId}`

/**
 * Remembers what a file was called on this device, until its tab is closed. Names never leave it: people name files after
 * children.
 */
export function rememberFileName(mediaId: string, name: string): void {
  try {
    sessionStorage.setItem(keyOf(mediaId), name)
  } catch {
    // A browser that keeps nothing shows the reason without the name.
  }
}

/** The name of a file that was uploaded from this tab; empty for others and until the page runs. */
export function useFileName(mediaId: string): string {
  const [name, setName] = useState('')
  useEffect(() => {
    try {
      setName(sessionStorage.getItem(keyOf(mediaId)) ?? '')
    } catch {
      setName('')
    }
  }, [mediaId])
  return name
}
