import clsx from 'clsx'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { TONE_SOFT, type Tone } from './tone.ts'

export type CardProps = ComponentPropsWithoutRef<'div'> & {
  as?: 'div' | 'section' | 'article' | 'li' | undefined
  children: ReactNode
  /** Tinted instead of white. */
  tone?: Exclude<Tone, 'neutral'> | undefined
  /** No padding of its own: for lists and photos that reach the edge. */
  flush?: boolean | undefined
}

/** A sheet of paper on the table. */
export function Card({ as = 'div', tone, flush = false, className, children, ...rest }: CardProps) {
  // Only the tag differs; the props of these four are one div's.
  const Element = as as 'div'
  return (
    <Element
      {...rest}
      className={clsx(
        'min-w-0 rounded-card border',
        tone ? ['border-transparent', TONE_SOFT[tone]] : 'border-line/70 bg-surface shadow-card',
        flush ? 'overflow-hidden' : 'p-5 sm:p-6',
        className,
      )}
    >
      {children}
    </Element>
  )
}
