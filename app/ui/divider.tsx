import type { ReactNode } from 'react'

/** A hairline; with a word in it ("or") when it parts two ways. */
export function Divider({ children }: { children?: ReactNode }) {
  if (!children) return <hr className="border-line" />
  return (
    <div className="flex items-center gap-4 text-ink-soft text-sm">
      <span className="h-px grow bg-line" />
      {children}
      <span className="h-px grow bg-line" />
    </div>
  )
}
