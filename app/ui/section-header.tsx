import type { ReactNode } from 'react'

export type SectionHeaderProps = {
  title: ReactNode
  text?: ReactNode
  /** At the end: a link, a small button. */
  action?: ReactNode
  level?: 2 | 3 | undefined
  id?: string | undefined
}

/** Opens a part of a page. */
export function SectionHeader({ title, text, action, level = 2, id }: SectionHeaderProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="mb-3 flex min-h-11 flex-wrap items-end justify-between gap-x-4">
      {/* The action goes below rather than press the words into a column of two or three. */}
      <div className={`min-w-0 max-w-full grow ${text ? 'basis-60' : 'basis-auto'}`}>
        <Heading id={id} className={level === 2 ? 'text-xl' : 'text-lg'}>
          {title}
        </Heading>
        {text ? <p className="text-ink-soft text-sm">{text}</p> : null}
      </div>
      {action ? <div className="ms-auto max-w-full shrink-0">{action}</div> : null}
    </div>
  )
}
