import { useState } from 'react'
import type { WaitingItem } from '#app/platform/waiting/waiting-item.ts'

/**
 * What is to be laid over a page: what waits on this device, and also what the school has just taken, until the page has been read
 * anew, so that nothing flickers back in between. Without what was refused.
 * @param loaded what the page was loaded with; another object once it was read anew
 */
export function useShown(items: readonly WaitingItem[], loaded: object): WaitingItem[] {
  const [seen, setSeen] = useState<{ loaded: object; items: readonly WaitingItem[] }>({ loaded, items: [] })
  // What was refused as a whole is asked in parts, which stand for it.
  const isInParts = ({ id }: WaitingItem) => items.some(item => item.id.startsWith(`${id}/`))
  const known = seen.loaded === loaded ? seen.items.filter(item => !isInParts(item)) : []
  const fresh = items.filter(item => !known.some(({ id }) => id === item.id))
  const all = [...known, ...fresh]
  if (seen.loaded !== loaded || fresh.length > 0) setSeen({ loaded, items: all })
  return all.filter(({ id }) => items.find(item => item.id === id)?.state !== 'refused')
}
