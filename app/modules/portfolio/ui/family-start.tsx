import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AlbumIllustration } from '#app/ui/illustrations/album.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { paths } from '../paths.ts'
import type { ShownChild } from '../shown-observation.ts'

/** A family with several children chooses one. */
export function FamilyStart({
  children,
  title,
}: {
  children: readonly (ShownChild & { classes: string[] })[]
  title: string
}) {
  const t = useT()
  return (
    <>
      <PageHeader title={title} />
      {children.length === 0 ? (
        <EmptyState
          illustration={<AlbumIllustration />}
          title={t('portfolio.empty.no_child.title')}
          text={t('portfolio.empty.no_child.text')}
        />
      ) : (
        <List label={title}>
          {children.map(({ classes, ...child }) => (
            <ListRow
              key={child.id}
              title={<bdi>{child.name}</bdi>}
              text={classes.join(', ')}
              href={paths.child(child.id)}
              lead={<ChildAvatar {...child} />}
            />
          ))}
        </List>
      )}
    </>
  )
}
