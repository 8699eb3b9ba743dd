import { useFetcher } from '@remix-run/react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { KnownActs } from '#app/platform/known-acts.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { FeedItem } from '../feed-album.ts'
import { longestCaption } from '../limits.ts'
import { paths } from '../paths.ts'

/** A few words under a photo, saved when the field is left. */
export function CaptionField({ albumId, item }: { albumId: string; item: FeedItem }) {
  const { t } = useLanguage()
  const fetcher = useFetcher<{ done?: boolean }>({ key: `caption-${item.id}` })
  const save = (caption: string) => {
    if (caption.trim() !== (item.caption ?? ''))
      fetcher.submit({ caption }, { method: 'post', action: paths.caption(albumId, item.id) })
  }
  return (
    <>
      <KnownActs paths={[paths.caption(albumId, item.id)]} />
      <TextArea
        label={t('albums.tagger.caption')}
        note={t('albums.form.optional')}
        hint={fetcher.state === 'idle' && fetcher.data?.done ? t('albums.tagger.caption_saved') : undefined}
        defaultValue={item.caption ?? ''}
        rows={2}
        maxLength={longestCaption}
        onBlur={event => save(event.currentTarget.value)}
      />
    </>
  )
}
