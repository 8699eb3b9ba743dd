import Camera from 'lucide-react/icons/camera'
import FolderDown from 'lucide-react/icons/folder-down'
import History from 'lucide-react/icons/history'
import Pencil from 'lucide-react/icons/pencil'
import { ChildAlertList } from '#app/platform/child-alert-list.tsx'
import type { ChildAlert } from '#app/platform/child-alerts.ts'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { nameOf } from '#tenants/people/child-name.ts'
import type { ChildSummary } from '#tenants/people/children.server.ts'
import { paths as record } from '../record/paths.ts'
import { paths as timeline } from '../timeline/paths.ts'
import { paths } from './paths.ts'

/** Who the page is about, and what whoever looks after it must know; its photo is for everybody to set who sees the child, its names for the office. */
export function ChildHead({
  child,
  alerts,
  office,
}: {
  child: ChildSummary
  alerts: readonly ChildAlert[]
  office: boolean
}) {
  const t = useT()
  const name = nameOf(child)
  return (
    <>
      <PageHeader
        back={{ href: paths.children(), label: t('people.tab.children') }}
        lead={<ChildAvatar id={child.id} name={name} photoId={child.photoId} size="xl" />}
        title={name}
        text={child.classes.map(each => each.name).join(', ') || t('people.children.without_class')}
        actions={
          <>
            <Button href={timeline.timeline(child.id)} variant="secondary" icon={History}>
              {t('people.child.timeline')}
            </Button>
            <Button href={`/children/${child.id}/portrait`} variant="secondary" icon={Camera}>
              {t('people.child.photo')}
            </Button>
            {office ? (
              <>
                <Button href={record.record(child.id)} variant="secondary" icon={FolderDown}>
                  {t('people.child.record')}
                </Button>
                <Button href={paths.editChild(child.id)} variant="secondary" icon={Pencil}>
                  {t('ui.action.edit')}
                </Button>
              </>
            ) : null}
          </>
        }
      />
      <div className="mb-8 empty:hidden">
        <ChildAlertList alerts={alerts} label={t('people.child.alerts')} />
      </div>
    </>
  )
}
