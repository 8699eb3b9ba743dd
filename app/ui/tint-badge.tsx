import clsx from 'clsx'
import type { ReactNode } from 'react'

/** A hue of `ui-tint`, in degrees: one of twelve. */
export type Tint = 15 | 45 | 75 | 105 | 135 | 165 | 195 | 225 | 255 | 285 | 315 | 345

/** A short word in a colour that somebody chose for it; the colour means nothing by itself. */
export function TintBadge({ tint, children, className }: { tint: Tint; children: ReactNode; className?: string }) {
  return (
    <span
      data-tint={tint}
      className={clsx(
        'ui-tint inline-flex min-h-6 max-w-full items-center rounded-pill border border-transparent px-2.5 font-bold text-xs',
        className,
      )}
    >
      <span className="truncate">{children}</span>
    </span>
  )
}

/** The colour alone, beside words. */
export function TintDot({ tint }: { tint: Tint }) {
  return (
    <span
      aria-hidden="true"
      data-tint={tint}
      className="ui-tint inline-block size-4 shrink-0 rounded-pill border-2 border-current"
    />
  )
}
