import type { ReactNode } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useRootData } from '#app/shell/root-data.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { paths } from './paths.ts'

export type PeopleTab = 'children' | 'staff' | 'classes' | 'tags' | 'invitations' | 'leavers'

/** Title and tabs of the people pages; teachers have the children only. */
export function PeopleHead({ tab, text, actions }: { tab: PeopleTab; text?: ReactNode; actions?: ReactNode }) {
  const t = useT()
  const { actor } = useRootData()
  const office = actor?.role === 'owner' || actor?.role === 'office'
  const items = (['children', 'staff', 'classes', 'tags', 'invitations', 'leavers'] as const).map(id => ({
    href: paths[id](),
    label: t(`people.tab.${id}`),
    current: id === tab,
  }))
  return (
    <>
      <PageHeader title={office ? t('people.title') : t('people.tab.children')} text={text} actions={actions} />
      {office ? (
        <div className="mb-6">
          <Tabs label={t('people.title')} items={items} />
        </div>
      ) : null}
    </>
  )
}
