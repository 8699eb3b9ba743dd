import clsx from 'clsx'
import { useRef } from 'react'
import { Anchor } from './anchor.tsx'
import { useCurrentInView } from './current-in-view.ts'
import { type NavItem, shortCount } from './nav-item.ts'

export type BottomTabsProps = {
  /** "Main" */
  label: string
  /** Three to five; more scroll sideways, to where one is. */
  items: readonly NavItem[]
}

/** Navigation under the thumb. */
export function BottomTabs({ label, items }: BottomTabsProps) {
  const row = useRef<HTMLUListElement>(null)
  const many = items.length > 5
  useCurrentInView(row, many ? items.find(item => item.current)?.href : undefined)
  return (
    <nav
      aria-label={label}
      className="border-line/70 border-t bg-surface/95 pb-[env(safe-area-inset-bottom)] shadow-raised backdrop-blur-lg"
    >
      <ul
        ref={row}
        className={clsx(
          'mx-auto flex px-1',
          many ? 'overflow-x-auto [scrollbar-width:none]' : 'max-w-xl justify-around',
        )}
      >
        {items.map(item => (
          <li key={item.href} className={clsx('grow basis-0', many ? 'min-w-18' : 'min-w-0')}>
            <Tab item={item} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Tab({ item }: { item: NavItem }) {
  const Drawing = item.icon
  return (
    <Anchor
      href={item.href}
      aria-current={item.current ? 'page' : undefined}
      prefetch="intent"
      className={clsx(
        'pressable flex min-h-16 flex-col items-center justify-center gap-0.5 rounded-control px-0.5 pt-1.5 pb-1',
        item.current ? 'text-link' : 'text-ink-soft',
      )}
    >
      <span
        className={clsx(
          'relative grid h-8 w-14 max-w-full place-items-center rounded-pill transition-colors duration-200',
          item.current && 'bg-brand-soft text-on-brand-soft',
        )}
      >
        <Drawing size={23} strokeWidth={item.current ? 2.4 : 2} />
        {item.count ? (
          <span className="absolute -top-0.5 end-1 grid min-w-4.5 place-items-center rounded-pill bg-danger px-1 font-extrabold text-[0.6875rem] text-on-danger leading-4.5 ring-2 ring-surface">
            <span aria-hidden={item.countLabel ? true : undefined}>{shortCount(item.count)}</span>
          </span>
        ) : null}
      </span>
      <span className="max-w-full truncate font-bold text-[0.6875rem] tracking-tight">{item.label}</span>
      {item.count && item.countLabel ? <span className="sr-only">{item.countLabel}</span> : null}
    </Anchor>
  )
}
