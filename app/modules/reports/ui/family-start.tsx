import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AlbumIllustration } from '#app/ui/illustrations/album.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import type { FamilyReport } from '../class-reports.server.ts'
import { paths } from '../paths.ts'

/** A family's reports, the latest term first. */
export function FamilyStart({ reports, title }: { reports: readonly FamilyReport[]; title: string }) {
  const t = useT()
  return (
    <>
      <PageHeader title={title} />
      {reports.length === 0 ? (
        <EmptyState
          illustration={<AlbumIllustration />}
          title={t('reports.empty.family.title')}
          text={t('reports.empty.family.text')}
        />
      ) : (
        <List label={title}>
          {reports.map(({ id, childName, childId, photoId, term, signed }) => (
            <ListRow
              key={id}
              title={<bdi>{childName}</bdi>}
              text={term}
              href={paths.report(id)}
              lead={<ChildAvatar id={childId} name={childName} photoId={photoId} />}
              trail={signed ? undefined : <Badge tone="warn">{t('reports.homecard.to_sign')}</Badge>}
            />
          ))}
        </List>
      )}
    </>
  )
}
