import { Outlet, useLocation } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { AppFrame } from '#app/ui/app-frame.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { BottomTabs } from '#app/ui/bottom-tabs.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { SideNav } from '#app/ui/side-nav.tsx'
import { TopBar } from '#app/ui/top-bar.tsx'
import { useAppBadge } from './app-badge.ts'
import { Banners } from './banners.tsx'
import { NewsBell, useNewsItem } from './bell.tsx'
import { useInstallable } from './install.ts'
import { LanguageLink } from './language-link.tsx'
import { useLiveNews } from './live.ts'
import { useNavigationItems } from './navigation.ts'
import { useRootData } from './root-data.ts'
import { SchoolMark } from './school-mark.tsx'

/** What stands around every page of a signed-in member: tabs under the thumb, the whole navigation on a desk. */
export function SchoolFrame() {
  const t = useT()
  const { actor, madeAt, unread } = useRootData()
  useLiveNews(madeAt)
  useAppBadge(unread)
  useInstallable(actor?.role)
  const { items, tabs } = useNavigationItems()
  const news = useNewsItem(useLocation().pathname)
  const [home, ...others] = items
  return (
    <AppFrame
      skipLabel={t('shell.nav.skip')}
      banners={<Banners />}
      header={
        <div className="lg:hidden">
          <TopBar
            lead={<SchoolMark />}
            actions={
              <>
                <LanguageLink />
                {actor && <NewsBell item={news} />}
              </>
            }
          />
        </div>
      }
      sideNav={
        <SideNav
          label={t('shell.nav.main')}
          brand={<SchoolMark size="desk" />}
          groups={[{ id: 'main', items: home ? [home, news, ...others] : [] }]}
          footer={
            actor && (
              <div className="flex items-center gap-1">
                <List className="min-w-0 grow">
                  <ListRow href="/account" lead={<Avatar name={actor.name} size="sm" />} title={actor.name} />
                </List>
                <LanguageLink />
              </div>
            )
          }
        />
      }
      bottomTabs={<BottomTabs label={t('shell.nav.main')} items={tabs} />}
    >
      {/* Whose paper it is. */}
      <div className="mb-5 hidden border-brand border-b-2 pb-3 print:block">
        <SchoolMark size="desk" />
      </div>
      <Outlet />
    </AppFrame>
  )
}
