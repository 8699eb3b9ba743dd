import clsx from 'clsx'
import type { ReactNode } from 'react'
import type { Icon } from './icon.ts'
import { TONE_SOFT, TONE_SOLID, type Tone } from './tone.ts'

export type BadgeProps = {
  children: ReactNode
  tone?: Tone | undefined
  /** Filled, for counts and what must be seen first. */
  solid?: boolean | undefined
  icon?: Icon | undefined
  className?: string | undefined
}

/** A short word on the state of a thing. Never the only bearer of meaning by colour: the word says it too. */
export function Badge({ children, tone = 'neutral', solid = false, icon: Drawing, className }: BadgeProps) {
  return (
    <span
      className={clsx(
        'inline-flex min-h-6 max-w-full items-center gap-1 rounded-pill border border-transparent px-2.5 text-xs font-bold',
        solid ? TONE_SOLID[tone] : TONE_SOFT[tone],
        className,
      )}
    >
      {Drawing ? <Drawing size={14} strokeWidth={2.5} className="-ms-0.5 shrink-0" /> : null}
      <span className="truncate">{children}</span>
    </span>
  )
}
