import clsx from 'clsx'
import Check from 'lucide-react/icons/check'
import ChevronRight from 'lucide-react/icons/chevron-right'
import type { ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import { ProgressRing } from './progress-ring.tsx'

export type ChecklistProps = {
  title: ReactNode
  text?: ReactNode
  /** Name of the ring: "First steps". */
  progressLabel: string
  /** "2 of 5" */
  progressText: string
  doneLabel: string
  items: readonly { id: string; title: string; text?: string | undefined; href: string; done: boolean }[]
}

/** First steps: what is done, what comes next, each a link to where it is done. */
export function Checklist({ title, text, progressLabel, progressText, doneLabel, items }: ChecklistProps) {
  const done = items.filter(item => item.done).length
  const next = items.find(item => !item.done)?.id
  return (
    <section className="overflow-hidden rounded-card border border-line/70 bg-surface shadow-card">
      <div className="flex items-center gap-4 bg-brand-soft/60 p-5">
        <ProgressRing label={progressLabel} value={done} max={items.length} valueLabel={progressText} size={60}>
          {done}/{items.length}
        </ProgressRing>
        <div className="min-w-0">
          <h2 className="text-lg">{title}</h2>
          {text ? <p className="text-ink-soft text-sm">{text}</p> : null}
        </div>
      </div>
      <ol className="divide-y divide-line/70">
        {items.map((item, index) => (
          <li
            key={item.id}
            className={clsx(
              'relative flex min-h-16 items-center gap-3.5 px-5 py-3',
              !item.done && 'hover:bg-sunken/60',
            )}
          >
            <span
              className={clsx(
                'grid size-8 shrink-0 place-items-center rounded-pill border-2 font-extrabold text-sm',
                item.done
                  ? 'border-brand bg-brand text-on-brand'
                  : item.id === next
                    ? 'border-brand text-link'
                    : 'border-line-strong text-ink-soft',
              )}
            >
              {item.done ? <Check size={17} strokeWidth={3.5} /> : index + 1}
            </span>
            <div className="min-w-0 grow">
              <Anchor
                href={item.href}
                className={clsx(
                  'font-bold after:absolute after:inset-0',
                  item.done && 'font-semibold text-ink-soft line-through decoration-line-strong',
                )}
              >
                {item.title}
              </Anchor>
              {item.done ? <span className="sr-only">{doneLabel}</span> : null}
              {item.text && !item.done ? <p className="text-ink-soft text-sm">{item.text}</p> : null}
            </div>
            {item.done ? null : <ChevronRight size={20} className="-me-1 shrink-0 text-ink-soft/70 rtl:-scale-x-100" />}
          </li>
        ))}
      </ol>
    </section>
  )
}
