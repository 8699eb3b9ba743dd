import RotateCcw from 'lucide-react/icons/rotate-ccw'
import X from 'lucide-react/icons/x'
import { useEffect, useMemo } from 'react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { translator } from '#app/platform/i18n/translate.ts'
import { failureMessage, type UploadItem } from '#app/platform/upload/upload-item.ts'
import { useUploads } from '#app/platform/upload/use-uploads.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FileDrop } from '#app/ui/file-drop.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { uploadsOf } from './album-uploads.ts'
import { rememberFileName } from './file-names.ts'

export interface UploaderProps {
  albumId: string
  classId: string
  memberId: string
  /** Messages of the upload itself. */
  words: Record<string, string>
}

/** Takes photos and videos in and shows how far each is; what failed says why and what to do. */
export function Uploader({ albumId, classId, memberId, words }: UploaderProps) {
  const { t, locale } = useLanguage()
  const say = useMemo(() => translator(locale, { upload: words }), [locale, words])
  const uploads = uploadsOf(albumId, memberId)
  const { items, paused } = useUploads(uploads.queue)
  useEffect(() => {
    for (const { mediaId, name } of items) if (mediaId) rememberFileName(mediaId, name)
  }, [items])
  const pending = items.filter(item => !uploads.isPut(item.mediaId))
  const failed = pending.filter(({ state }) => state === 'failed')
  const moving = pending.filter(({ state }) => state !== 'failed')
  const total = items.length - failed.length
  const gone = total - moving.length
  const fraction = moving.reduce((sum, { progress }) => sum + progress, gone)
  const visible = [...failed, ...moving.filter(({ state, failure }) => state === 'sending' || failure)]
  return (
    <section className="flex flex-col gap-4">
      <FileDrop
        label={t('albums.upload.label')}
        hint={t('albums.upload.hint')}
        chooseLabel={t('albums.upload.choose')}
        cameraLabel={t('albums.upload.camera')}
        accept="image/*,video/*"
        multiple
        paste
        onFiles={files => uploads.queue.add(files, { classId })}
      />
      {pending.length > 0 ? (
        <Card className="flex flex-col gap-4">
          {moving.length > 0 ? (
            <div className="flex items-end gap-3">
              <div className="min-w-0 grow">
                <ProgressBar
                  label={t('albums.upload.progress')}
                  value={fraction}
                  max={total}
                  valueLabel={t('albums.upload.sent', { done: gone, total })}
                  text={say('upload.stay')}
                />
              </div>
              <Button
                size="sm"
                variant="secondary"
                onClick={() => (paused ? uploads.queue.resume() : uploads.queue.pause())}
              >
                {say(paused ? 'upload.resume' : 'upload.pause')}
              </Button>
            </div>
          ) : null}
          {visible.length > 0 ? (
            <ul aria-label={t('albums.upload.rows')} className="flex flex-col divide-y divide-line/70">
              {visible.map(item => (
                <Row
                  key={item.key}
                  item={item}
                  say={say}
                  onRetry={() => uploads.queue.retry(item.key)}
                  onCancel={() => void uploads.queue.cancel(item.key)}
                />
              ))}
            </ul>
          ) : null}
        </Card>
      ) : null}
    </section>
  )
}

function Row({
  item,
  say,
  onRetry,
  onCancel,
}: {
  item: UploadItem
  say: ReturnType<typeof translator>
  onRetry: () => void
  onCancel: () => void
}) {
  const { state, failure, name, progress } = item
  return (
    <li className="flex items-center gap-2 py-2">
      <div className="min-w-0 grow">
        <p className="truncate font-semibold text-sm">{name}</p>
        {failure ? (
          <p role="status" className={state === 'failed' ? 'text-danger-ink text-sm' : 'text-ink-soft text-sm'}>
            {say(failureMessage(failure))}
          </p>
        ) : (
          <ProgressBar
            label={name}
            labelHidden
            value={Math.round(progress * 100)}
            valueLabel={say('upload.progress', { percent: Math.round(progress * 100) })}
          />
        )}
      </div>
      {state === 'failed' && item.retriable ? (
        <IconButton icon={RotateCcw} label={say('upload.retry')} onClick={onRetry} />
      ) : null}
      <IconButton icon={X} label={say('upload.cancel')} onClick={onCancel} />
    </li>
  )
}
