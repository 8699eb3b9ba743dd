import Download from 'lucide-react/icons/download'
import FileText from 'lucide-react/icons/file-text'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { lazy, Suspense, useState } from 'react'
import { formatBytes } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Catalogue, Translate } from '#app/platform/i18n/translate.ts'
import { failureMessage } from '#app/platform/upload/upload-item.ts'
import { IconButton } from '#app/ui/icon-button.tsx'
import { InBrowser } from '#app/ui/in-browser.tsx'
import { Photo } from '#app/ui/photo.tsx'
import { ratioStep } from '#app/ui/ratio-step.ts'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { Spinner } from '#app/ui/spinner.tsx'
import { type Attachment, addressOf } from './attachment.ts'
import { pictureOf } from './picture.ts'
import { useWords } from './use-words.ts'

const VoicePlayer = lazy(async () => ({ default: (await import('./voice-player.tsx')).VoicePlayer }))
const PhotoViewer = lazy(async () => ({ default: (await import('./photo-viewer.tsx')).PhotoViewer }))

export interface AttachmentListProps {
  /** In the order they are shown; pictures stand before the others. */
  attachments: readonly Attachment[]
  /** From `attachmentWords`. */
  words: Catalogue
}

/** The files of a message, notice or form: photos that open large, videos, voice notes and files to save. */
export function AttachmentList({ attachments, words }: AttachmentListProps) {
  const t = useWords(words)
  const [open, setOpen] = useState<string | null>(null)
  if (attachments.length === 0) return null
  const ready = attachments.filter(({ state }) => state === 'ready')
  const photos = ready.filter(({ kind }) => kind === 'photo')
  const others = attachments.filter(each => !photos.includes(each))
  return (
    // A group and no landmark: a page may have several of them.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's looks
    <div role="group" aria-label={t('attachments.list.label')} className="flex flex-col gap-2">
      {photos.length > 0 ? (
        <ul className={photos.length === 1 ? 'max-w-md' : 'grid max-w-xl grid-cols-2 gap-1.5 sm:grid-cols-3'}>
          {photos.map((photo, index) => {
            const place = { place: index + 1, total: photos.length }
            return (
              <li key={photo.mediaId} className="relative">
                <Photo
                  {...pictureOf(photo)}
                  alt={t('attachments.list.photo', place)}
                  ratio={photos.length === 1 ? undefined : 1}
                  sizes={photos.length === 1 ? '(min-width: 30rem) 28rem, 100vw' : '(min-width: 40rem) 12rem, 50vw'}
                />
                <button
                  type="button"
                  aria-label={t('attachments.list.open', place)}
                  onClick={() => setOpen(photo.mediaId)}
                  className="absolute inset-0 z-1 rounded-control"
                />
              </li>
            )
          })}
        </ul>
      ) : null}
      {others.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {others.map(each => (
            <li key={each.mediaId}>
              <Other attachment={each} words={words} t={t} />
            </li>
          ))}
        </ul>
      ) : null}
      {open ? (
        <Suspense fallback={null}>
          <PhotoViewer photos={photos} first={open} words={words} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
    </div>
  )
}

function Other({ attachment, words, t }: { attachment: Attachment; words: Catalogue; t: Translate }) {
  const { mediaId, kind, state, width, height, durationMs, peaks } = attachment
  if (state !== 'ready') return <Unready attachment={attachment} t={t} />
  if (kind === 'voice')
    return (
      <InBrowser waiting={<Skeleton className="h-11 w-full max-w-md" />}>
        <VoicePlayer src={addressOf(mediaId, 'voice')} durationMs={durationMs ?? 0} peaks={peaks} words={words} />
      </InBrowser>
    )
  if (kind === 'video')
    return (
      <div
        className="ui-photo relative max-w-md overflow-hidden rounded-control bg-black"
        data-ratio={ratioStep(width / height)}
      >
        {/* biome-ignore lint/a11y/useMediaCaption: what people film themselves has no captions */}
        <video
          src={addressOf(mediaId, 'video')}
          poster={addressOf(mediaId, 'poster')}
          preload="none"
          controls
          playsInline
          aria-label={t('attachments.list.video')}
          className="absolute inset-0 size-full object-contain"
        />
      </div>
    )
  return <FileRow attachment={attachment} t={t} />
}

/** A name, what kind it is and how large, and a way to save it: nothing from outside is shown inside the page. */
function FileRow({ attachment, t }: { attachment: Attachment; t: Translate }) {
  const { locale } = useLanguage()
  const name = attachment.name ?? t('attachments.list.file')
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase()
  return (
    <div className="flex max-w-md items-center gap-3 rounded-control border border-line bg-surface p-2.5">
      <RowIcon icon={FileText} />
      <div className="min-w-0 grow">
        <p className="truncate font-bold print:whitespace-normal">{name}</p>
        <p className="text-ink-soft text-sm">
          {[ending, formatBytes(locale, attachment.bytes)].filter(Boolean).join(' · ')}
        </p>
      </div>
      <IconButton
        icon={Download}
        label={t('attachments.list.download', { name })}
        href={`${addressOf(attachment.mediaId, 'main')}?download`}
        plain
        className="print:hidden"
      />
    </div>
  )
}

function Unready({ attachment: { state, failure, name }, t }: { attachment: Attachment; t: Translate }) {
  const failed = state === 'failed'
  return (
    <div className="flex max-w-md items-center gap-3 rounded-control bg-sunken p-3 text-sm">
      {failed ? <TriangleAlert size={22} className="shrink-0 text-danger-ink" /> : <Spinner size={22} />}
      <p className="min-w-0">
        {name ? <b className="block truncate">{name}</b> : null}
        {failed
          ? failure
            ? t(failureMessage(failure))
            : t('attachments.list.failed')
          : t('attachments.list.preparing')}
      </p>
    </div>
  )
}
