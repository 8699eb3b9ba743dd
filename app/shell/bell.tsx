import Bell from 'lucide-react/icons/bell'
import { useT } from '#app/platform/i18n/provider.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import { type NavItem, shortCount } from '#app/ui/nav-item.ts'
import { useRootData } from './root-data.ts'

/** The reader's list of news as an entry of the navigation, with how many wait. */
export function useNewsItem(pathname: string): NavItem {
  const t = useT()
  const { unread } = useRootData()
  return {
    label: t('shell.nav.notifications'),
    href: '/notifications',
    icon: Bell,
    current: pathname.startsWith('/notifications'),
    count: unread,
    countLabel: unread > 0 ? t('shell.nav.unread', { count: unread }) : undefined,
  }
}

/** The bell on a phone's top bar. The number is in its name, so a screen reader hears it with the word. */
export function NewsBell({ item }: { item: NavItem }) {
  const { label, href, icon, count, countLabel, current } = item
  return (
    <span className="relative shrink-0">
      <IconButton
        href={href}
        icon={icon}
        label={countLabel ? `${label}, ${countLabel}` : label}
        aria-current={current ? 'page' : undefined}
      />
      {count ? (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute end-0 top-0.5 min-w-5 rounded-pill bg-danger px-1 text-center font-extrabold text-on-danger text-xs leading-5"
        >
          {shortCount(count)}
        </span>
      ) : null}
    </span>
  )
}
