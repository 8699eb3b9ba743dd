import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import { type NavItem, shortCount } from './nav-item.ts'

export type SideNavProps = {
  label: string
  /** The place's mark and name. */
  brand?: ReactNode
  groups: readonly { id: string; title?: string | undefined; items: readonly NavItem[] }[]
  /** At the bottom: who is signed in. */
  footer?: ReactNode
}

/** Navigation of a desk: everything, in groups, always there. */
export function SideNav({ label, brand, groups, footer }: SideNavProps) {
  return (
    <nav aria-label={label} className="sticky top-0 flex h-dvh flex-col">
      {brand ? <div className="px-5 pt-6 pb-4">{brand}</div> : null}
      <div className="flex min-h-0 grow flex-col gap-5 overflow-y-auto px-3 py-2">
        {groups.map(group => (
          <div key={group.id}>
            {group.title ? <p className="px-3 pb-1.5 font-bold text-ink-soft text-xs">{group.title}</p> : null}
            <ul className="flex flex-col gap-0.5">
              {group.items.map(item => (
                <li key={item.href}>
                  <Entry item={item} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {footer ? <div className="border-line border-t p-3">{footer}</div> : null}
    </nav>
  )
}

function Entry({ item }: { item: NavItem }) {
  const Drawing = item.icon
  return (
    <Anchor
      href={item.href}
      prefetch="intent"
      aria-current={item.current ? 'page' : undefined}
      className={clsx(
        'pressable flex min-h-11 items-center gap-3 rounded-control px-3 font-bold',
        item.current ? 'bg-brand-soft text-on-brand-soft' : 'text-ink-soft hover:bg-sunken hover:text-ink',
      )}
    >
      <Drawing size={21} strokeWidth={item.current ? 2.4 : 2} className="shrink-0" />
      <span className="min-w-0 grow truncate">{item.label}</span>
      {item.count ? (
        <span className="rounded-pill bg-danger px-2 font-extrabold text-on-danger text-xs leading-5">
          <span aria-hidden={item.countLabel ? true : undefined}>{shortCount(item.count)}</span>
          {item.countLabel ? <span className="sr-only">{item.countLabel}</span> : null}
        </span>
      ) : null}
    </Anchor>
  )
}
