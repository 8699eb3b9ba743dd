import type { Icon } from './icon.ts'

/** An entry of the navigation. Which is current is the caller's knowledge: it has the router. */
export type NavItem = {
  label: string
  href: string
  icon: Icon
  current?: boolean | undefined
  /** Something waits: a number, shown as "99+" above 99. */
  count?: number | undefined
  /** The number in words, for screen readers ("3 unread"). */
  countLabel?: string | undefined
}

/** A count as it fits into a small circle. */
export function shortCount(count: number): string {
  return count > 99 ? '99+' : String(count)
}
