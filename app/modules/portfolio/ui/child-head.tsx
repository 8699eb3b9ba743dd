import HeartHandshake from 'lucide-react/icons/heart-handshake'
import Plus from 'lucide-react/icons/plus'
import Search from 'lucide-react/icons/search'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { SiblingSwitch } from '#app/platform/sibling-switch.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import type { Sibling } from '#tenants/people/own-children.server.ts'
import type { PortfolioChild } from '../child-observations.server.ts'
import { paths } from '../paths.ts'

/** Opens each page of a child's portfolio. */
export function ChildHead({
  child,
  siblings,
  observes,
  at,
}: {
  child: PortfolioChild
  siblings: readonly Sibling[]
  /** Staff, who observe; families tell. */
  observes: boolean
  at: 'timeline' | 'progress'
}) {
  const t = useT()
  const hrefOf = at === 'timeline' ? (id: string) => paths.child(id) : paths.progress
  return (
    <>
      <PageHeader
        title={<bdi>{child.fullName}</bdi>}
        lead={<ChildAvatar {...child} size="lg" />}
        // A family of one child is at its beginning here.
        back={observes || siblings.length > 0 ? { href: paths.start(), label: t('portfolio.name') } : undefined}
        actions={
          <>
            {observes ? (
              <Button href={paths.new({ childId: child.id })} icon={Plus}>
                {t('portfolio.observe')}
              </Button>
            ) : (
              <Button href={paths.fromHome(child.id)} icon={HeartHandshake}>
                {t('portfolio.home.add')}
              </Button>
            )}
            <Button variant="secondary" href={paths.search()} icon={Search}>
              {t('portfolio.search.title')}
            </Button>
          </>
        }
      />
      <SiblingSwitch siblings={siblings} chosen={child.id} hrefOf={hrefOf} allHref={paths.start()} />
      <div className="mb-6">
        <Tabs
          label={t('portfolio.child.views')}
          items={[
            { href: paths.child(child.id), label: t('portfolio.child.timeline'), current: at === 'timeline' },
            { href: paths.progress(child.id), label: t('portfolio.child.progress'), current: at === 'progress' },
          ]}
        />
      </div>
    </>
  )
}
