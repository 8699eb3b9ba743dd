// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import clsx from 'clsx'
import type { ReactNode } from 'react'

export type ListProps = { children: ReactNode; label?: string | undefined; className?: string | undefined }

/** Rows on one card, parted by hairlines. Its children are `ListRow`s. */
export function List({ children, label, className }: ListProps) {
  return (
    <ul
      role="list"
      aria-label={label}
      className={clsx(
        'overflow-hidden rounded-card border border-line/70 bg-surface shadow-card',
        'divide-y divide-line/70',
        className,
      )}
    >
      {children}
    </ul>
  )
}
