import { Form, Outlet, useLoaderData, useLocation } from '@remix-run/react'
import LogOut from 'lucide-react/icons/log-out'
import School from 'lucide-react/icons/school'
import ScrollText from 'lucide-react/icons/scroll-text'
import Workflow from 'lucide-react/icons/workflow'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { LanguageLink } from '#app/shell/language-link.tsx'
import { Notices } from '#app/shell/notices.tsx'
import { VendorMark } from '#app/shell/vendor-mark.tsx'
import { AppFrame } from '#app/ui/app-frame.tsx'
import { BottomTabs } from '#app/ui/bottom-tabs.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import type { NavItem } from '#app/ui/nav-item.ts'
import { SideNav } from '#app/ui/side-nav.tsx'
import { TopBar } from '#app/ui/top-bar.tsx'
import { paths } from './paths.ts'

export const loader = load('console:view', ({ operator }) => ({ role: operator.role }))

/** What stands around every page of the console: Cubby's own colours, three places to go. */
export default function ConsoleFrame() {
  const t = useT()
  const { pathname } = useLocation()
  const { role } = useLoaderData<typeof loader>()
  const places: NavItem[] = [
    { href: paths.schools(), icon: School, label: t('console.nav.schools') },
    { href: paths.queue(), icon: Workflow, label: t('console.nav.queue') },
    { href: paths.log(), icon: ScrollText, label: t('console.nav.log') },
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
      notices={<Notices />}
      header={
        <div className="lg:hidden">
          <TopBar
            lead={<VendorMark href={paths.schools()} label={t('console.name')} />}
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
          brand={<VendorMark href={paths.schools()} label={t('console.name')} size={44} />}
          groups={[{ id: 'main', items: places }]}
          footer={
            <div className="flex items-center gap-1 ps-3">
              <span className="min-w-0 grow truncate font-bold text-ink-soft text-sm">{t(`console.role.${role}`)}</span>
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
