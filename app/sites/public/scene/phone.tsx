import type { ReactNode } from 'react'

interface PhoneProps {
  /** What it shows, for screen readers. */
  label: string
  look: 'spruce' | 'poppy' | 'lake'
  className?: string
  children: ReactNode
}

/** A phone with a school's site on it: to look at, not to use. */
export function Phone({ label, look, className = '', children }: PhoneProps) {
  return (
    <figure
      role="img"
      aria-label={label}
      className={`shrink-0 rounded-[2.6rem] bg-[#1c211f] p-2 shadow-overlay ${className}`}
    >
      <div
        aria-hidden="true"
        className={`scene-${look} relative h-[33rem] w-[16.5rem] overflow-hidden rounded-[2.1rem] bg-canvas text-ink`}
      >
        <div {...{ inert: '' }} className="scene-screen">
          {children}
        </div>
        <span className="absolute top-2 left-1/2 h-4.5 w-18 -translate-x-1/2 rounded-pill bg-[#1c211f]" />
      </div>
    </figure>
  )
}
