import clsx from 'clsx'
import EyeOff from 'lucide-react/icons/eye-off'
import UserRoundPlus from 'lucide-react/icons/user-round-plus'
import UsersRound from 'lucide-react/icons/users-round'
import { formatList } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Anchor } from '#app/ui/anchor.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Photo } from '#app/ui/photo.tsx'
import type { FeedAlbum, FeedItem } from '../feed-album.ts'
import { paths } from '../paths.ts'
import type { Preparation } from '../preparation.server.ts'
import { altOf, pictureOf } from './picture.ts'
import { Preparing } from './preparing.tsx'

/** An album's files as its teacher works with them: the photo leads to the viewer, the line below to who is in it. */
export function DeskPhotos({
  album,
  desk,
  onEdit,
}: {
  album: FeedAlbum
  desk: Preparation
  onEdit: (itemId: string) => void
}) {
  const shown = album.items.filter(({ state }) => state !== 'failed')
  return (
    <ul className="grid grid-cols-2 gap-x-3 gap-y-4 sm:grid-cols-3">
      {shown.map((item, index) => (
        <li key={item.id} className="flex min-w-0 flex-col gap-1">
          {item.state === 'preparing' ? (
            <Preparing />
          ) : (
            <One
              item={item}
              where={{ album: album.title, place: index + 1, total: shown.length }}
              albumId={album.id}
              desk={desk}
              onEdit={onEdit}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function One({
  item,
  where,
  albumId,
  desk,
  onEdit,
}: {
  item: FeedItem
  where: Parameters<typeof pictureOf>[1]
  albumId: string
  desk: Preparation
  onEdit: (itemId: string) => void
}) {
  const { t, locale } = useLanguage()
  const names = (desk.tags[item.mediaId] ?? []).flatMap(id => desk.children.find(child => child.id === id)?.name ?? [])
  const held = desk.heldBack.includes(item.mediaId)
  return (
    <>
      <div className="relative">
        <Photo
          {...pictureOf(item, where, t)}
          ratio={4 / 3}
          sizes="(min-width: 40rem) 17rem, 50vw"
          className={clsx(held && 'opacity-60')}
        />
        {held ? (
          <span className="absolute start-2 top-2">
            <Badge tone="warn" solid icon={EyeOff}>
              {t('albums.consent.withheld')}
            </Badge>
          </span>
        ) : null}
        <Anchor
          href={paths.photo(albumId, item.id)}
          preventScrollReset
          aria-label={altOf(item, where, t)}
          className="absolute inset-0 rounded-control"
        />
      </div>
      <button
        type="button"
        onClick={() => onEdit(item.id)}
        aria-label={t('albums.desk.edit_photo', { photo: altOf(item, where, t) })}
        className="pressable flex min-h-11 items-center gap-2 rounded-control px-2 py-1 text-start text-sm hover:bg-sunken"
      >
        {names.length > 0 ? (
          <UsersRound size={18} className="shrink-0 text-ink-soft" />
        ) : (
          <UserRoundPlus size={18} className="shrink-0 text-link" />
        )}
        <span className="min-w-0">
          <span className={clsx('line-clamp-1 font-bold', names.length === 0 && 'text-link')}>
            {names.length > 0 ? formatList(locale, names) : t('albums.desk.nobody')}
          </span>
          {item.caption ? <span className="line-clamp-1 text-ink-soft">{item.caption}</span> : null}
        </span>
      </button>
    </>
  )
}
