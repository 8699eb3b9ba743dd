import { Form, Outlet, useLocation } from '@remix-run/react'
import ChartNoAxesCombined from 'lucide-react/icons/chart-no-axes-combined'
import FileText from 'lucide-react/icons/file-text'
import LogOut from 'lucide-react/icons/log-out'
import Megaphone from 'lucide-react/icons/megaphone'
import MessagesSquare from 'lucide-react/icons/messages-square'
import School from 'lucide-react/icons/school'
import ScrollText from 'lucide-react/icons/scroll-text'
import UserRound from 'lucide-react/icons/user-round'
import Users from 'lucide-react/icons/users'
import Workflow from 'lucide-react/icons/workflow'
import { useT } from '#app/platform/i18n/provider.tsx'
import { AppFrame } from '#app/ui/app-frame.tsx'
import { BottomTabs } from '#app/ui/bottom-tabs.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import type { NavItem } from '#app/ui/nav-item.ts'
import { SideNav } from '#app/ui/side-nav.tsx'
import { TopBar } from '#app/ui/top-bar.tsx'
import { Banners } from './banners.tsx'
import { LanguageLink } from './language-link.tsx'
import { useRootData } from './root-data.ts'
import { VendorMark } from './vendor-mark.tsx'

/** What stands around every page of the console: Cubby's own colours, its places, and one's own account. */
export function ConsoleFrame() {
  const t = useT()
  const { pathname } = useLocation()
  const { consoleRole } = useRootData()
  const places: NavItem[] = [
    { href: '/schools', icon: School, label: t('console.nav.schools') },
    { href: '/figures', icon: ChartNoAxesCombined, label: t('console.nav.figures') },
    { href: '/invoices', icon: FileText, label: t('console.nav.invoices') },
    { href: '/requests', icon: MessagesSquare, label: t('console.nav.requests') },
    { href: '/announcements', icon: Megaphone, label: t('console.nav.announcements') },
    { href: '/operators', icon: Users, label: t('console.nav.operators') },
    { href: '/queue', icon: Workflow, label: t('console.nav.queue') },
    { href: '/log', icon: ScrollText, label: t('console.nav.log') },
    { href: '/account', icon: UserRound, label: t('shell.nav.account') },
  ].map(item => ({ ...item, current: pathname === item.href || pathname.startsWith(`${item.href}/`) }))
  const leave = (
    <Form method="post" action="/sign-out" className="shrink-0">
      <IconButton icon={LogOut} type="submit" label={t('shell.sign_out')} />
    </Form>
  )
  return (
    <AppFrame
      width="wide"
      skipLabel={t('shell.nav.skip')}
      banners={<Banners />}
      header={
        <div className="lg:hidden">
          <TopBar
            lead={<VendorMark href="/schools" label={t('console.name')} />}
            actions={
              <>
                <LanguageLink />
                {leave}
              </>
            }
          />
        </div>
      }
      sideNav={
        <SideNav
          label={t('console.nav.main')}
          brand={<VendorMark href="/schools" label={t('console.name')} size={44} />}
          groups={[{ id: 'main', items: places }]}
          footer={
            <div className="flex items-center gap-1 ps-3">
              <span className="min-w-0 grow truncate font-bold text-ink-soft text-sm">
                {consoleRole && t(`console.role.${consoleRole}`)}
              </span>
              <LanguageLink />
              {leave}
            </div>
          }
        />
      }
      bottomTabs={<BottomTabs label={t('console.nav.main')} items={places} />}
    >
      <Outlet />
    </AppFrame>
  )
}
