import Clock from 'lucide-react/icons/clock'
import Heart from 'lucide-react/icons/heart'
import MessageCircle from 'lucide-react/icons/message-circle'
import PencilLine from 'lucide-react/icons/pencil-line'
import UsersRound from 'lucide-react/icons/users-round'
import { formatDay, formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Anchor } from '#app/ui/anchor.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { PhotoGrid } from '#app/ui/photo-grid.tsx'
import type { AlbumCover } from '../album-cover.ts'
import type { FeedAlbum } from '../feed-album.ts'
import { paths } from '../paths.ts'
import { standingOf } from '../policy.ts'
import { durationOf, pictureOf } from './picture.ts'

/** An album in the feed: what it is about, its first photos, and how it was received. */
export function AlbumCard({ album, first }: { album: AlbumCover; first: boolean }) {
  const { t, locale } = useLanguage()
  const hidden = album.ready - album.photos.length
  const photos = album.photos.map((item, index) => ({
    id: item.id,
    ...pictureOf(item, { album: album.title, place: index + 1, total: album.ready }, t),
    href: paths.photo(album.id, item.id),
    duration: durationOf(item),
    mark:
      index === album.photos.length - 1 && hidden > 0 ? (
        <Badge solid>{t('albums.feed.more_photos', { number: hidden })}</Badge>
      ) : undefined,
  }))
  return (
    <Card as="article" className="flex flex-col gap-4">
      <header>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold text-ink-soft text-sm">
          <span>{album.className}</span>
          <span aria-hidden="true">·</span>
          <time dateTime={album.happenedOn}>{formatDay(locale, album.happenedOn)}</time>
          <Standing album={album} />
        </p>
        <h2 className="mt-0.5 text-xl">
          <Anchor href={paths.album(album.id)} className="rounded-small hover:text-link">
            {album.title}
          </Anchor>
        </h2>
        {album.note ? (
          <p className="mt-1 line-clamp-3 max-w-prose whitespace-pre-line text-ink-soft">{album.note}</p>
        ) : null}
      </header>
      {photos.length > 0 ? (
        <PhotoGrid items={photos} eager={first ? 3 : 0} label={t('albums.album.photos', { album: album.title })} />
      ) : null}
      <Received album={album} />
    </Card>
  )
}

/** Draft, waiting, or for chosen families; nothing for what is out for the class. */
export function Standing({ album }: { album: Pick<FeedAlbum, 'publishedAt' | 'audience'> }) {
  const { t, locale, timeZone } = useLanguage()
  const standing = standingOf(album)
  return (
    <>
      {standing === 'draft' ? (
        <Badge tone="warn" icon={PencilLine}>
          {t('albums.standing.draft')}
        </Badge>
      ) : null}
      {standing === 'waiting' && album.publishedAt ? (
        <Badge tone="info" icon={Clock}>
          {t('albums.standing.waiting', { time: formatMoment(locale, timeZone, album.publishedAt) })}
        </Badge>
      ) : null}
      {album.audience === 'families' ? <Badge icon={UsersRound}>{t('albums.standing.families')}</Badge> : null}
    </>
  )
}

function Received({ album }: { album: AlbumCover }) {
  const { t } = useLanguage()
  const { ready, preparing, hearts, comments } = album
  return (
    <footer className="-mb-2 flex flex-wrap items-center gap-x-5 gap-y-1 font-semibold text-ink-soft text-sm">
      <Anchor href={paths.album(album.id)} className="inline-flex min-h-11 items-center rounded-small hover:text-link">
        {t('albums.count.photos', { count: ready })}
      </Anchor>
      {preparing > 0 ? <span>{t('albums.album.preparing', { count: preparing })}</span> : null}
      {album.heartsOn && hearts > 0 ? (
        <span className="inline-flex items-center gap-1.5">
          <Heart size={17} className="fill-danger text-danger" aria-hidden="true" />
          {t('albums.count.hearts', { count: hearts })}
        </span>
      ) : null}
      {album.commentsOn && comments > 0 ? (
        <span className="inline-flex items-center gap-1.5">
          <MessageCircle size={17} aria-hidden="true" />
          {t('albums.count.comments', { count: comments })}
        </span>
      ) : null}
    </footer>
  )
}
