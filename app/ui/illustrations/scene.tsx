import type { ReactNode } from 'react'

/** The paper all illustrations are drawn on: 240 × 180, a soft hill behind, in the place's own colours. Decorative. */
export function Scene({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 240 180"
      fill="none"
      aria-hidden="true"
      className="h-auto w-full"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path
        d="M24 112C10 72 40 26 88 24c26-1 38 14 62 12 38-3 70 26 68 68-1 34-26 56-62 58-24 1-36-6-60-4-36 3-60-10-72-46Z"
        fill="var(--brand-soft)"
      />
      <ellipse cx="120" cy="160" rx="84" ry="7" fill="var(--shadow-tint)" />
      {children}
    </svg>
  )
}
