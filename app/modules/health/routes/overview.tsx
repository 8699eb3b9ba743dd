import { useLoaderData } from '@remix-run/react'
import Bandage from 'lucide-react/icons/bandage'
import Settings from 'lucide-react/icons/settings'
import Syringe from 'lucide-react/icons/syringe'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { nameOf } from '#tenants/people/child-name.ts'
import { myClasses } from '#tenants/people/classes.server.ts'
import { ownChildren } from '#tenants/people/own-children.server.ts'
import { may } from '#tenants/permissions.ts'
import { isOffice, isStaff } from '#tenants/roles.ts'
import { paths } from '../paths.ts'
import { ClassList } from '../ui/class-list.tsx'

export const loader = load('health:view', async ({ school, actor, t }) => {
  const title = t('health.name')
  if (isStaff(actor.role))
    return {
      of: 'school' as const,
      classes: await myClasses(school),
      office: isOffice(actor.role),
      configures: may(actor.role, 'health:configure'),
      title,
    }
  const children = await ownChildren(school)
  return {
    of: 'family' as const,
    children: children.map(child => ({
      id: child.id,
      name: nameOf(child),
      photoId: child.photoId,
      text: child.classes.join(', '),
    })),
    title,
  }
})

export const meta = titled

/** Where a family finds each child's health, and staff the lists of their classes. */
export default function Overview() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const empty = (
    <EmptyState
      illustration={<PeopleIllustration />}
      title={t(`health.overview.none_${data.of}`)}
      text={t(`health.overview.none_${data.of}_text`)}
    />
  )
  if (data.of === 'family')
    return (
      <div className="mx-auto max-w-2xl">
        <PageHeader
          title={data.title}
          text={t('health.overview.family_text')}
          actions={
            <Button variant="secondary" icon={Bandage} href={paths.incidents()}>
              {t('health.incident.title')}
            </Button>
          }
        />
        {data.children.length === 0 ? (
          empty
        ) : (
          <List label={data.title}>
            {data.children.map(({ id, name, photoId, text }) => (
              <ListRow
                key={id}
                href={paths.child(id)}
                lead={<ChildAvatar id={id} name={name} photoId={photoId} />}
                title={name}
                text={text}
              />
            ))}
          </List>
        )}
      </div>
    )
  return (
    <>
      <PageHeader
        title={data.title}
        actions={
          <>
            <Button variant="secondary" icon={Bandage} href={paths.incidents()}>
              {t('health.incident.title')}
            </Button>
            <Button variant="secondary" icon={TriangleAlert} href={paths.warnings()}>
              {t('health.warnings.title')}
            </Button>
            {data.office ? (
              <Button variant="secondary" icon={Syringe} href={paths.schoolVaccinations()}>
                {t('health.vaccination.school_title')}
              </Button>
            ) : null}
            {data.configures ? (
              <Button variant="secondary" icon={Settings} href={paths.settings()}>
                {t('health.settings.title')}
              </Button>
            ) : null}
          </>
        }
      />
      {data.classes.length === 0 ? empty : <ClassList classes={data.classes} />}
    </>
  )
}
