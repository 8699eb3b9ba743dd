import ArrowLeft from 'lucide-react/icons/arrow-left'
import type { ReactNode } from 'react'
import { Anchor } from './anchor.tsx'

export type PageHeaderProps = {
  title: ReactNode
  /** Above the title: a date, the thing this belongs to. */
  eyebrow?: ReactNode
  text?: ReactNode
  /** The way up, in words: where it leads. */
  back?: { href: string; label: string } | undefined
  actions?: ReactNode
  /** At the start: avatar, illustration. */
  lead?: ReactNode
}

/** Opens a page: the one `<h1>`. */
export function PageHeader({ title, eyebrow, text, back, actions, lead }: PageHeaderProps) {
  return (
    <header className="mb-6 lg:mb-8">
      {back ? (
        <Anchor
          href={back.href}
          className="-ms-1 mb-1 inline-flex min-h-11 items-center gap-1.5 rounded-small pe-2 font-bold text-ink-soft text-sm hover:text-ink print:hidden"
        >
          <ArrowLeft size={19} className="rtl:-scale-x-100" />
          {back.label}
        </Anchor>
      ) : null}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="flex min-w-0 items-center gap-4">
          {lead}
          <div className="min-w-0">
            {eyebrow ? <p className="mb-0.5 font-bold text-link text-sm">{eyebrow}</p> : null}
            <h1 className="text-2xl lg:text-3xl">{title}</h1>
            {text ? <p className="mt-1.5 max-w-prose text-ink-soft">{text}</p> : null}
          </div>
        </div>
        {actions ? (
          <div className="flex flex-wrap gap-2.5 max-sm:w-full max-sm:*:grow print:hidden">{actions}</div>
        ) : null}
      </div>
    </header>
  )
}
