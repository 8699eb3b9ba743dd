import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Download from 'lucide-react/icons/download'
import X from 'lucide-react/icons/x'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { IconButton } from '#app/ui/icon-button.tsx'
import { type Attachment, addressOf } from './attachment.ts'
import { useWords } from './use-words.ts'

export interface PhotoViewerProps {
  photos: readonly Attachment[]
  /** The photo to begin with. */
  first: string
  words: Catalogue
  onClose: () => void
}

/** One photo at a time over the whole screen: a native modal dialog, so focus stays inside and returns to where it was. */
export function PhotoViewer({ photos, first, words, onClose }: PhotoViewerProps) {
  const t = useWords(words)
  const dialog = useRef<HTMLDialogElement>(null)
  const [wanted, setPlace] = useState(
    Math.max(
      0,
      photos.findIndex(({ mediaId }) => mediaId === first),
    ),
  )
  // One may be taken back while it is looked at.
  const place = Math.min(wanted, photos.length - 1)
  const photo = photos[place]
  // Closed before it leaves the page, or the browser would not give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  if (!photo) return null

  const go = (to: number) => setPlace(Math.min(photos.length - 1, Math.max(0, to)))
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') go(place - 1)
    if (event.key === 'ArrowRight') go(place + 1)
  }
  const label = t('attachments.list.photo', { place: place + 1, total: photos.length })
  return (
    <dialog
      ref={dialog}
      aria-label={t('attachments.list.label')}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={keys}
      className="m-0 flex size-full max-h-none max-w-none flex-col overflow-hidden bg-black p-0 text-white"
    >
      <header className="flex items-center gap-1 p-2 pt-[max(0.5rem,env(safe-area-inset-top))]">
        <IconButton icon={X} label={t('attachments.list.close')} onClick={onClose} variant="plain" />
        <p role="status" className="min-w-0 grow truncate px-2 font-bold text-sm">
          {label}
        </p>
        <IconButton
          icon={Download}
          label={t('attachments.list.download', { name: label })}
          href={`${addressOf(photo.mediaId, 'main')}?download`}
          plain
          variant="plain"
        />
      </header>
      <div className="relative min-h-0 grow">
        <img
          key={photo.mediaId}
          src={addressOf(photo.mediaId, 'main')}
          alt={label}
          width={photo.width}
          height={photo.height}
          className="absolute inset-0 size-full object-contain"
        />
      </div>
      {photos.length > 1 ? (
        <footer className="flex justify-center gap-6 p-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
          <IconButton
            icon={ChevronLeft}
            label={t('attachments.list.previous')}
            onClick={() => go(place - 1)}
            disabled={place === 0}
            variant="plain"
            directional
          />
          <IconButton
            icon={ChevronRight}
            label={t('attachments.list.next')}
            onClick={() => go(place + 1)}
            disabled={place === photos.length - 1}
            variant="plain"
            directional
          />
        </footer>
      ) : null}
    </dialog>
  )
}
