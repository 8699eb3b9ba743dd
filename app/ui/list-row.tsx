import clsx from 'clsx'
import ChevronRight from 'lucide-react/icons/chevron-right'
import type { ReactNode } from 'react'
import { Anchor } from './anchor.tsx'

export type ListRowProps = {
  title: ReactNode
  text?: ReactNode
  /** Small, at the end of the title's line: a time, a count. */
  meta?: ReactNode
  /** At the start: an `Avatar`, a `RowIcon`, a thumbnail. */
  lead?: ReactNode
  /** At the end: badges, buttons. Buttons stay clickable apart from the row. */
  trail?: ReactNode
  href?: string | undefined
  onClick?: (() => void) | undefined
  /** Not yet seen: heavier, with a dot. `unseenLabel` says it to screen readers. */
  unseenLabel?: string | undefined
  /** Marks the row that is open beside the list. */
  current?: boolean | undefined
  /** Two lines of text at most. */
  clamp?: boolean | undefined
}

/** A row of a `List`. With `href` or `onClick` the whole row is the target, at least 64 px high. */
export function ListRow(props: ListRowProps) {
  const { title, text, meta, lead, trail, href, onClick, unseenLabel, current, clamp = true } = props
  const active = href !== undefined || onClick !== undefined
  return (
    <li
      className={clsx(
        'relative flex min-h-16 items-center gap-x-3.5 gap-y-2 px-4 py-3 sm:px-5',
        trail && 'flex-wrap',
        active && 'transition-colors duration-150 hover:bg-sunken/60 active:bg-sunken has-focus-visible:bg-sunken/60',
        current && 'bg-brand-soft/60',
      )}
    >
      {lead ? <div className="shrink-0">{lead}</div> : null}
      {/* A text that is to be read whole does not become a column of two words beside a button: that goes below. */}
      <div className={clsx('min-w-0 grow', clamp ? 'basis-16' : 'basis-44')}>
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <div className={clsx('min-w-0 grow basis-16 leading-snug', unseenLabel ? 'font-extrabold' : 'font-bold')}>
            <RowTarget href={href} onClick={onClick} current={current}>
              {title}
              {unseenLabel ? <span className="sr-only"> ({unseenLabel})</span> : null}
            </RowTarget>
          </div>
          {meta || unseenLabel ? (
            <div
              className={clsx(
                'flex shrink-0 items-center gap-1.5 text-xs',
                unseenLabel ? 'font-bold text-link' : 'text-ink-soft',
              )}
            >
              {meta}
              {unseenLabel ? (
                <span aria-hidden="true" className="size-2.5 rounded-pill bg-brand forced-colors:bg-[Highlight]" />
              ) : null}
            </div>
          ) : null}
        </div>
        {text ? <div className={clsx('mt-0.5 text-sm text-ink-soft', clamp && 'line-clamp-2')}>{text}</div> : null}
      </div>
      {trail ? <div className="relative z-1 flex max-w-full shrink-0 items-center gap-1.5">{trail}</div> : null}
      {href !== undefined && !trail ? (
        <ChevronRight size={20} className="-me-1.5 shrink-0 text-ink-soft/70 max-sm:-ms-1.5 rtl:-scale-x-100" />
      ) : null}
    </li>
  )
}

function RowTarget({ href, onClick, current, children }: Partial<ListRowProps> & { children: ReactNode }) {
  const stretched =
    'max-w-full text-start after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:-outline-offset-3 focus-visible:after:outline-focus after:rounded-small'
  if (href !== undefined)
    return (
      <Anchor href={href} onClick={onClick} aria-current={current ? 'true' : undefined} className={stretched}>
        {children}
      </Anchor>
    )
  if (onClick)
    return (
      <button type="button" onClick={onClick} aria-pressed={current} className={stretched}>
        {children}
      </button>
    )
  return children
}
