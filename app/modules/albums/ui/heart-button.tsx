import { useFetcher } from '@remix-run/react'
import clsx from 'clsx'
import Heart from 'lucide-react/icons/heart'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { FeedItem } from '../feed-album.ts'
import { paths } from '../paths.ts'

/** A heart for a photo: there at once, taken back by a second tap, and gone again if it could not be given. */
export function HeartButton({ item }: { item: Pick<FeedItem, 'id' | 'hearts' | 'hearted'> }) {
  const t = useT()
  const fetcher = useFetcher({ key: `heart-${item.id}` })
  const wished = fetcher.formData?.get('on')
  const on = wished ? wished === 'yes' : item.hearted
  const count = item.hearts + (on === item.hearted ? 0 : on ? 1 : -1)
  return (
    <fetcher.Form data-discover="true" method="post" action={paths.heart(item.id)} className="shrink-0">
      <button
        type="submit"
        name="on"
        value={on ? 'no' : 'yes'}
        aria-pressed={on}
        aria-label={
          on
            ? t('albums.viewer.hearts_given', { count })
            : `${t('albums.viewer.heart')} (${t('albums.count.hearts', { count })})`
        }
        className="pressable inline-flex min-h-11 items-center gap-2 rounded-pill bg-white/15 px-4 font-bold text-sm hover:bg-white/25"
      >
        <Heart
          size={20}
          aria-hidden="true"
          className={clsx('transition-transform', on && 'scale-110 fill-[#ff6b81] text-[#ff6b81]')}
        />
        {count > 0 ? count : null}
      </button>
    </fetcher.Form>
  )
}
