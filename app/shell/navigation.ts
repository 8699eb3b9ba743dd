import { useLocation } from '@remix-run/react'
import Ellipsis from 'lucide-react/icons/ellipsis'
import UserRound from 'lucide-react/icons/user-round'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { NavItem } from '#app/ui/nav-item.ts'
import { iconOf } from './icons.tsx'
import { useRootData } from './root-data.ts'
import { tabsOf } from './tabs.ts'

/** Where a signed-in member can go: all of it for a desk; for a phone what is under the thumb and the rest. */
export function useNavigationItems(): {
  items: readonly NavItem[]
  tabs: readonly NavItem[]
  rest: readonly NavItem[]
} {
  const t = useT()
  const { pathname } = useLocation()
  const { nav } = useRootData()
  const unreadLabel = (count: number) => (count > 0 ? t('shell.nav.unread', { count }) : undefined)
  const isAt = (href: string) => pathname === href || pathname.startsWith(`${href}/`)
  const items: NavItem[] = nav.map(({ href, icon, label, count }) => ({
    href,
    icon: iconOf(icon),
    label,
    current: isAt(href),
    count,
    countLabel: unreadLabel(count),
  }))
  const account = { href: '/account', icon: UserRound, label: t('shell.nav.account'), current: isAt('/account') }
  const more = { href: '/more', icon: Ellipsis, label: t('shell.nav.more'), current: isAt('/more') }
  const { tabs, rest } = tabsOf([...items, account], more)
  return { items, tabs: tabs.map(tab => ({ ...tab, countLabel: unreadLabel(tab.count ?? 0) })), rest }
}
