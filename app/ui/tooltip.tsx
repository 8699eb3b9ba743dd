import clsx from 'clsx'
import { cloneElement, type ReactElement, type ReactNode, useEffect, useId, useState } from 'react'

export type TooltipProps = {
  text: ReactNode
  /** A button or link; it gets `aria-describedby`. */
  children: ReactElement<{ 'aria-describedby'?: string }>
  side?: 'top' | 'bottom' | undefined
}

/**
 * A few words more for those who point or tab. Never the only place of what one must know: a finger cannot point.
 * Stays while it is pointed at itself and goes on Escape (WCAG 1.4.13).
 */
export function Tooltip({ text, children, side = 'top' }: TooltipProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!open) return
    const dismiss = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    document.addEventListener('keydown', dismiss)
    return () => document.removeEventListener('keydown', dismiss)
  }, [open])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: follows the focus and pointer of what it wraps
    <span
      className="relative inline-flex"
      onPointerEnter={event => event.pointerType === 'mouse' && setOpen(true)}
      onPointerLeave={() => setOpen(false)}
      onFocus={event => event.target.matches(':focus-visible') && setOpen(true)}
      onBlur={() => setOpen(false)}
    >
      {cloneElement(children, { 'aria-describedby': id })}
      <span
        role="tooltip"
        id={id}
        hidden={!open}
        className={clsx(
          'absolute left-1/2 z-30 w-max max-w-64 -translate-x-1/2 rounded-small bg-ink px-3 py-1.5 font-semibold text-canvas text-sm shadow-raised',
          'after:absolute after:inset-x-0 after:h-3',
          side === 'top' ? 'bottom-full mb-2 after:top-full' : 'top-full mt-2 after:bottom-full',
          !open && 'hidden',
        )}
      >
        {text}
      </span>
    </span>
  )
}
