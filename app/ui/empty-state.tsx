import type { ReactNode } from 'react'

export type EmptyStateProps = {
  /** One of illustrations/, about 10 rem wide. */
  illustration?: ReactNode
  title: ReactNode
  /** What to do next, or why nothing is here. */
  text?: ReactNode
  actions?: ReactNode
  /** The heading's level on the page; 1 where there is nothing else. */
  level?: 1 | 2 | 3 | undefined
}

/** An empty page that says what comes next. */
export function EmptyState({ illustration, title, text, actions, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-10 text-center">
      {illustration ? <div className="mb-5 w-52 max-w-full">{illustration}</div> : null}
      <Heading className="text-xl">{title}</Heading>
      {text ? <p className="mt-2 text-ink-soft">{text}</p> : null}
      {actions ? <div className="mt-6 flex flex-wrap justify-center gap-3">{actions}</div> : null}
    </div>
  )
}
