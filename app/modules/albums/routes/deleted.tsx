import { Form, useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { deletedAlbums } from '../bin.server.ts'
import { daysInBin } from '../limits.ts'
import { paths } from '../paths.ts'

export const loader = load('albums:moderate', async ({ school, t }) => ({
  albums: await deletedAlbums(school),
  title: t('albums.deleted.title'),
}))

export const meta = titled

export default function Deleted() {
  const t = useT()
  const { albums } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={t('albums.deleted.title')}
        text={albums.length > 0 ? t('albums.deleted.text', { days: daysInBin }) : undefined}
        back={{ href: paths.feed(), label: t('albums.album.back') }}
      />
      {albums.length === 0 ? (
        <EmptyState
          illustration={<DoneIllustration />}
          title={t('albums.deleted.empty_title')}
          text={t('albums.deleted.empty_text', { days: daysInBin })}
        />
      ) : (
        <List label={t('albums.deleted.title')}>
          {albums.map(album => (
            <ListRow
              key={album.id}
              title={album.title}
              text={[
                album.className,
                t('albums.count.photos', { count: album.photos }),
                t('albums.deleted.days_left', { count: album.daysLeft }),
              ].join(' · ')}
              trail={
                <Form method="post" action={paths.restoration(album.id)}>
                  <Button type="submit" size="sm" variant="secondary">
                    {t('albums.deleted.restore')}
                  </Button>
                </Form>
              }
            />
          ))}
        </List>
      )}
    </>
  )
}
