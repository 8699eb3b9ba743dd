import { useLoaderData } from '@remix-run/react'
import Plus from 'lucide-react/icons/plus'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { TintDot } from '#app/ui/tint-badge.tsx'
import { asId } from '#tenants/files/media-id.ts'
import { tagTints } from '#tenants/people/tag-tint.ts'
import { type TagSummary, tagsOf } from '#tenants/people/tags.server.ts'
import { PeopleHead } from '../people-head.tsx'
import { Undo } from '../undo.tsx'
import { tagPaths } from './paths.ts'

export const loader = load('people:edit', async ({ school, url, t }) => {
  const tags = await tagsOf(school)
  const archivedId = asId(url.searchParams.get('archived') ?? undefined)
  return {
    title: t('people.tab.tags'),
    inUse: tags.filter(({ archived }) => !archived),
    archived: tags.filter(({ archived }) => archived),
    justArchived: tags.find(({ id, archived }) => archived && id === archivedId) ?? null,
  }
})

export const meta = titled

export default function Tags() {
  const t = useT()
  const { inUse, archived, justArchived } = useLoaderData<typeof loader>()
  const add = (
    <Button href={tagPaths.newTag()} icon={Plus}>
      {t('people.tag.add')}
    </Button>
  )
  return (
    <>
      <PeopleHead
        tab="tags"
        text={inUse.length > 0 ? t('people.tag.text') : undefined}
        actions={inUse.length > 0 ? add : undefined}
      />
      {justArchived ? (
        <div className="mb-5">
          <Undo
            tone="ok"
            text={t('people.tag.archived_name', { name: justArchived.name })}
            action={tagPaths.restoring(justArchived.id)}
          />
        </div>
      ) : null}
      {inUse.length > 0 ? (
        <Rows label={t('people.tab.tags')} tags={inUse} />
      ) : (
        <EmptyState
          illustration={<PeopleIllustration />}
          title={t('people.tag.none')}
          text={t('people.tag.none_hint')}
          actions={add}
        />
      )}
      {archived.length > 0 ? (
        <section className="mt-8">
          <h2 className="mb-2.5 px-1 text-lg">{t('people.tag.archived_title')}</h2>
          <Rows label={t('people.tag.archived_title')} tags={archived} />
        </section>
      ) : null}
    </>
  )
}

function Rows({ label, tags }: { label: string; tags: readonly TagSummary[] }) {
  const t = useT()
  return (
    <List label={label}>
      {tags.map(({ id, name, colour, children }) => (
        <ListRow
          key={id}
          href={tagPaths.tag(id)}
          lead={<TintDot tint={tagTints[colour]} />}
          title={name}
          text={t('people.children.count', { count: children })}
        />
      ))}
    </List>
  )
}
