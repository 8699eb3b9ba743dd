import { useLoaderData } from '@remix-run/react'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { nameOf } from '#tenants/people/child-name.ts'
import { ownChildren } from '#tenants/people/own-children.server.ts'
import { paths } from './paths.ts'

export const loader = load('children:own', async ({ school, t }) => ({
  title: t('children.title'),
  children: await ownChildren(school),
  today: school.today(),
}))

export const meta = titled

export default function Children() {
  const { t, locale } = useLanguage()
  const { title, children, today } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={title} text={t('children.text')} />
      {children.length === 0 ? (
        <EmptyState illustration={<PeopleIllustration />} title={t('children.none')} text={t('children.none_text')} />
      ) : (
        <List label={title}>
          {children.map(child => (
            <ListRow
              key={child.id}
              href={paths.child(child.id)}
              lead={<ChildAvatar id={child.id} name={nameOf(child)} photoId={child.photoId} size="lg" />}
              title={nameOf(child)}
              text={
                child.leftOn && child.leftOn < today
                  ? t('children.left', { day: formatDay(locale, child.leftOn, 'short') })
                  : child.classes.join(', ') || t('children.no_class')
              }
            />
          ))}
        </List>
      )}
    </div>
  )
}
