import type { ReactNode } from 'react'

/** One calm sentence that helps before anything goes wrong. */
export function FieldHint({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return children ? (
    <p id={id} className="text-sm text-ink-soft">
      {children}
    </p>
  ) : null
}
