import { useLoaderData } from '@remix-run/react'
import UserPlus from 'lucide-react/icons/user-plus'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { decidesFor } from '#tenants/people/deciding.server.ts'
import { mostRelatives } from '#tenants/people/relatives/relation.ts'
import { mayBeInvited, relativesOfChild } from '#tenants/people/relatives/relatives.server.ts'
import { paths } from './paths.ts'

export const loader = load('relatives:invite', async ({ school, params, t }) => {
  const childId = idFrom(params.childId)
  const [child, relatives, decides, invited] = await Promise.all([
    childOf(school, childId),
    relativesOfChild(school, childId),
    school.read(q => decidesFor(q, school, childId)),
    mayBeInvited(school),
  ])
  return {
    title: t('relatives.title'),
    child: { id: child.id, name: nameOf(child), short: shortNameOf(child) },
    relatives,
    decides,
    invites: invited ? (relatives.length < mostRelatives ? 'yes' : 'full') : 'off',
  }
})

export const meta = titled

export default function Relatives() {
  const { t, locale } = useLanguage()
  const { title, child, relatives, decides, invites } = useLoaderData<typeof loader>()
  const invite =
    decides && invites === 'yes' ? (
      <Button href={paths.newRelative(child.id)} icon={UserPlus}>
        {t('relatives.invite')}
      </Button>
    ) : undefined
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={t('relatives.text', { name: child.short })}
        back={{ href: `/children/${child.id}`, label: child.name }}
        actions={relatives.length > 0 ? invite : undefined}
      />
      {decides && invites !== 'yes' ? <Banner>{t(`relatives.${invites === 'full' ? 'full' : 'off'}`)}</Banner> : null}
      {relatives.length === 0 ? (
        <EmptyState
          illustration={<PeopleIllustration />}
          title={t('relatives.none')}
          text={t(decides ? 'relatives.none_text' : 'relatives.not_yours')}
          actions={invite}
        />
      ) : (
        <List label={title}>
          {relatives.map(({ id, name, relation, since, joined, invitedBy }) => (
            <ListRow
              key={id}
              {...(decides ? { href: paths.relative(id) } : {})}
              lead={<Avatar name={name} seed={id} />}
              title={name}
              text={[
                t(`relatives.relation.${relation}`),
                since ? t('relatives.since', { day: formatDay(locale, since, 'short') }) : t('relatives.since_ever'),
                t('relatives.by', { name: invitedBy }),
              ].join(' · ')}
              clamp={false}
              trail={
                <Badge tone={joined ? 'ok' : 'info'}>{t(joined ? 'relatives.joined' : 'relatives.waiting')}</Badge>
              }
            />
          ))}
        </List>
      )}
    </div>
  )
}
