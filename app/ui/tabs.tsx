import clsx from 'clsx'
import { useRef } from 'react'
import { Anchor } from './anchor.tsx'
import { useCurrentInView } from './current-in-view.ts'

export type TabsProps = {
  /** Names the group ("Views of this class"). */
  label: string
  items: readonly { href: string; label: string; count?: number | undefined; current?: boolean | undefined }[]
}

/** Views of one thing. Links, so each has its address and the back button works. Scrolls sideways on a phone, to where one is. */
export function Tabs({ label, items }: TabsProps) {
  const row = useRef<HTMLElement>(null)
  const at = items.find(item => item.current)?.href
  useCurrentInView(row, at)
  return (
    <nav ref={row} aria-label={label} className="-mx-1 overflow-x-auto px-1 [scrollbar-width:none]">
      <ul className="flex w-max min-w-full gap-1 border-line border-b">
        {items.map(item => (
          <li key={item.href}>
            <Anchor
              href={item.href}
              prefetch="intent"
              preventScrollReset
              aria-current={item.current ? 'page' : undefined}
              className={clsx(
                'relative flex min-h-12 items-center gap-2 whitespace-nowrap rounded-t-control px-3.5 font-bold transition-colors focus-visible:-outline-offset-3',
                'after:absolute after:inset-x-3 after:-bottom-px after:h-[3px] after:rounded-t-pill',
                item.current
                  ? 'text-link after:bg-brand forced-colors:after:bg-[Highlight]'
                  : 'text-ink-soft hover:text-ink',
              )}
            >
              {item.label}
              {item.count === undefined ? null : (
                <span
                  className={clsx(
                    'rounded-pill px-2 text-xs leading-5 tabular-nums',
                    item.current ? 'bg-brand-soft text-on-brand-soft' : 'bg-sunken',
                  )}
                >
                  {item.count}
                </span>
              )}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  )
}
