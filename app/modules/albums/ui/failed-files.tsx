import { useFetcher } from '@remix-run/react'
import { useMemo, useState } from 'react'
import { askJson } from '#app/platform/ask-json.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { translator } from '#app/platform/i18n/translate.ts'
import { usePatientReload } from '#app/platform/patient-reload.ts'
import { failureMessage } from '#app/platform/upload/upload-item.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import type { FeedItem } from '../feed-album.ts'
import { paths } from '../paths.ts'
import { useFileName } from './file-names.ts'

/** Files that arrived and could not be prepared: why, and the way out. */
export function FailedFiles({
  albumId,
  items,
  words,
}: {
  albumId: string
  items: readonly FeedItem[]
  words: Record<string, string>
}) {
  const { t, locale } = useLanguage()
  const say = useMemo(() => translator(locale, { upload: words }), [locale, words])
  if (items.length === 0) return null
  return (
    <Banner tone="danger" live title={t('albums.failed.title', { count: items.length })}>
      <ul className="mt-1 flex flex-col gap-2">
        {items.map(item => (
          <li key={item.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 grow basis-60">
              <FileName mediaId={item.mediaId} />
              {say(failureMessage(item.failure ?? 'unknown'))}
            </span>
            <WaysOut albumId={albumId} item={item} />
          </li>
        ))}
      </ul>
    </Banner>
  )
}

function FileName({ mediaId }: { mediaId: string }) {
  const name = useFileName(mediaId)
  return name ? <b className="me-2 break-all">{name}</b> : null
}

function WaysOut({ albumId, item }: { albumId: string; item: FeedItem }) {
  const { t } = useLanguage()
  const removal = useFetcher()
  const { reload } = usePatientReload()
  const [trying, setTrying] = useState(false)
  const retry = async () => {
    setTrying(true)
    // All its bytes are still there: it only has to be asked again.
    await askJson(`/media/uploads/${item.mediaId}/done`, { method: 'POST' }).catch(() => undefined)
    setTrying(false)
    reload()
  }
  return (
    <span className="flex flex-wrap gap-2">
      {item.failure === 'unavailable' ? (
        <Button size="sm" variant="secondary" busy={trying} onClick={() => void retry()}>
          {t('albums.failed.retry')}
        </Button>
      ) : null}
      {item.blurred ? (
        <removal.Form data-discover="true" method="post" action={paths.unblur(albumId, item.id)}>
          <Button type="submit" name="blurredId" value={item.mediaId} size="sm" variant="secondary">
            {t('albums.blur.undo')}
          </Button>
        </removal.Form>
      ) : null}
      <removal.Form data-discover="true" method="post" action={paths.removal(albumId, item.id)}>
        <Button type="submit" size="sm" variant="secondary" busy={removal.state !== 'idle'}>
          {t('albums.failed.remove')}
        </Button>
      </removal.Form>
    </span>
  )
}
