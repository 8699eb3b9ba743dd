import type { ReactNode } from 'react'

export type TopBarProps = {
  /** At the start: back button, or the place's mark and name. */
  lead?: ReactNode
  /** In the middle of what is left; the page's own name stands in `PageHeader`. */
  title?: ReactNode
  /** At the end: at most three icon buttons. */
  actions?: ReactNode
}

/** The bar on top: stays, and lets the page shine through where the browser can. */
export function TopBar({ lead, title, actions }: TopBarProps) {
  return (
    <header className="sticky top-0 z-20 border-line/60 border-b bg-canvas/90 pt-[env(safe-area-inset-top)] backdrop-blur-lg">
      <div className="gutter flex min-h-15 items-center gap-2">
        {lead ? <div className="flex min-w-0 items-center gap-2.5">{lead}</div> : null}
        <div className="min-w-0 grow truncate font-heading font-extrabold text-lg">{title}</div>
        {actions ? <div className="-me-2 flex shrink-0 items-center gap-0.5">{actions}</div> : null}
      </div>
    </header>
  )
}
