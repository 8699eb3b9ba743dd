import { type RefObject, useEffect } from 'react'

/**
 * Scrolls a row of links sideways to the one that is current.
 * @param at its address, or undefined while the row does not scroll
 */
export function useCurrentInView(row: RefObject<HTMLElement>, at: string | undefined): void {
  useEffect(() => {
    const current = at && row.current?.querySelector('[aria-current=page]')
    if (!row.current || !current) return
    const [whole, part] = [row.current.getBoundingClientRect(), current.getBoundingClientRect()]
    // Sideways only: scrollIntoView would move the page as well.
    if (part.right > whole.right || part.left < whole.left)
      row.current.scrollLeft += part.left - whole.left - (whole.width - part.width) / 2
  }, [row, at])
}
