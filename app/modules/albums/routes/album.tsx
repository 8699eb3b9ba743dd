import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PhotoGrid } from '#app/ui/photo-grid.tsx'
import { memberOf } from '#tenants/actor.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { may } from '#tenants/permissions.ts'
import { readAlbum } from '../feed.server.ts'
import { paths } from '../paths.ts'
import { allowedTo, conversation, standingOf } from '../policy.ts'
import { prepareAlbum } from '../preparation.server.ts'
import { dayEndOf } from '../publication.server.ts'
import { settingsOf } from '../settings.ts'
import { Standing } from '../ui/album-card.tsx'
import { AlbumMenu } from '../ui/album-menu.tsx'
import { Desk, useViewerAtHand, Viewer } from '../ui/later.tsx'
import { durationOf, pictureOf } from '../ui/picture.ts'
import { useViewer } from '../ui/use-viewer.ts'

export const loader = load('albums:view', async ({ school, actor, resolved, params, locale }) => {
  const album = await readAlbum(school, idFrom(params.albumId))
  const canPost = may(actor.role, 'albums:post')
  const now = new Date()
  const dayEnd = dayEndOf(school, now)
  return {
    album,
    talk: conversation(album, allowedTo(actor.role, settingsOf(resolved))),
    canModerate: may(actor.role, 'albums:moderate'),
    desk: canPost
      ? {
          ...(await prepareAlbum(school, album)),
          memberId: memberOf(actor),
          /** ISO instant; null once the day is over. */
          dayEnd: standingOf(album, now) === 'draft' && dayEnd > now ? dayEnd.toISOString() : null,
          /** The upload's own messages, which other pages of the module do without. */
          words: catalogueOf(locale).upload ?? {},
        }
      : null,
    title: album.title,
  }
})

export const meta = titled

/** Opening a photo changes the address, not the album; nor does a form that was refused. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  actionStatus = 200,
  defaultShouldRevalidate,
}) => {
  const queryOnly = !formMethod && currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search
  return !queryOnly && actionStatus < 400 && defaultShouldRevalidate
}

export default function AlbumPage() {
  const { t, locale } = useLanguage()
  const { album, talk, desk, canModerate } = useLoaderData<typeof loader>()
  const ready = album.items.filter(({ state }) => state === 'ready')
  const viewer = useViewer(album.id)
  useViewerAtHand()
  return (
    <>
      <PageHeader
        title={album.title}
        eyebrow={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {album.className} · <time dateTime={album.happenedOn}>{formatDay(locale, album.happenedOn)}</time>
            {desk ? <Standing album={album} /> : null}
          </span>
        }
        text={album.note ? <span className="whitespace-pre-line">{album.note}</span> : undefined}
        back={{ href: paths.feed(), label: t('albums.album.back') }}
        actions={desk ? <AlbumMenu album={album} canDelete={canModerate} /> : undefined}
      />
      {desk ? (
        <Desk album={album} desk={desk} />
      ) : ready.length > 0 ? (
        <PhotoGrid
          label={t('albums.album.photos', { album: album.title })}
          eager={6}
          items={ready.map((item, index) => ({
            id: item.id,
            ...pictureOf(item, { album: album.title, place: index + 1, total: ready.length }, t),
            href: paths.photo(album.id, item.id),
            duration: durationOf(item),
          }))}
        />
      ) : (
        <EmptyState title={t('albums.album.empty')} />
      )}
      {viewer.photo && ready.length > 0 ? (
        <Viewer
          album={album.title}
          items={ready}
          talk={talk}
          first={viewer.photo}
          onMove={viewer.move}
          onClose={viewer.close}
        />
      ) : null}
    </>
  )
}
