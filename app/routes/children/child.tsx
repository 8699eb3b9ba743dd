import { useLoaderData } from '@remix-run/react'
import Camera from 'lucide-react/icons/camera'
import Eye from 'lucide-react/icons/eye'
import FolderDown from 'lucide-react/icons/folder-down'
import Heart from 'lucide-react/icons/heart'
import HeartPulse from 'lucide-react/icons/heart-pulse'
import History from 'lucide-react/icons/history'
import ShieldCheck from 'lucide-react/icons/shield-check'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { ClassTimes } from '#app/platform/class-times.tsx'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { SiblingSwitch } from '#app/platform/sibling-switch.tsx'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { classHistory } from '#tenants/people/class-history.server.ts'
import { siblingsOf } from '#tenants/people/own-children.server.ts'
import { paths as record } from '../record/paths.ts'
import { paths as timeline } from '../timeline/paths.ts'
import { paths } from './paths.ts'

export const loader = load('children:own', async ({ school, params, resolved }) => {
  const childId = idFrom(params.childId)
  const [child, times, siblings] = await Promise.all([
    childOf(school, childId),
    classHistory(school, childId),
    siblingsOf(school),
  ])
  return { title: nameOf(child), child, times, siblings, health: resolved.modules.includes('health') }
})

export const meta = titled

export default function OwnChild() {
  const { t, locale } = useLanguage()
  const { title, child, times, siblings, health } = useLoaderData<typeof loader>()
  const { id, photoId } = child
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        back={{ href: paths.children(), label: t('children.title') }}
        lead={<ChildAvatar id={id} name={title} photoId={photoId} size="xl" />}
        title={title}
        text={child.classes.map(({ name }) => name).join(', ') || t('children.no_class')}
      />
      <SiblingSwitch siblings={siblings} chosen={id} hrefOf={paths.child} allHref={paths.children()} />
      <div className="flex flex-col gap-8">
        {child.leftOn ? (
          <Banner>{t('children.leaves', { name: title, day: formatDay(locale, child.leftOn, 'short') })}</Banner>
        ) : null}
        <List label={t('children.more')}>
          <ListRow
            href={timeline.timeline(id)}
            lead={<RowIcon icon={History} tone="brand" />}
            title={t('children.timeline')}
            text={t('children.timeline_text')}
          />
          <ListRow
            href={paths.portrait(id)}
            lead={<RowIcon icon={Camera} tone="brand" />}
            title={t('children.portrait.title')}
            text={t(photoId ? 'children.portrait.is_set' : 'children.portrait.none')}
          />
          {health ? (
            <ListRow
              href={`/health/children/${id}`}
              lead={<RowIcon icon={HeartPulse} tone="brand" />}
              title={t('children.health')}
              text={t('children.health_text')}
            />
          ) : null}
          <ListRow
            href="/consents"
            lead={<RowIcon icon={ShieldCheck} tone="brand" />}
            title={t('children.consents')}
            text={t('children.consents_text')}
          />
          <ListRow
            href={`/relatives/children/${id}`}
            lead={<RowIcon icon={Heart} tone="brand" />}
            title={t('children.relatives')}
            text={t('children.relatives_text')}
          />
          <ListRow
            href={`/access/${id}`}
            lead={<RowIcon icon={Eye} tone="brand" />}
            title={t('children.access')}
            text={t('children.access_text')}
          />
          <ListRow
            href={record.record(id)}
            lead={<RowIcon icon={FolderDown} tone="brand" />}
            title={t('children.record')}
            text={t('children.record_text')}
          />
        </List>
        <section>
          <SectionHeader title={t('children.classes')} />
          {times.length > 0 ? (
            <ClassTimes times={times} label={t('children.classes')} />
          ) : (
            <EmptyState level={3} title={t('children.no_class')} />
          )}
        </section>
      </div>
    </div>
  )
}
