import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Download from 'lucide-react/icons/download'
import MessageCircle from 'lucide-react/icons/message-circle'
import X from 'lucide-react/icons/x'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import type { FeedItem } from '../feed-album.ts'
import { fileOf } from '../paths.ts'
import type { Allowed } from '../policy.ts'
import { CommentsPanel } from './comments-panel.tsx'
import { HeartButton } from './heart-button.tsx'
import { pictureOf } from './picture.ts'
import { Stage } from './stage.tsx'
import { useSwipe } from './use-swipe.ts'

export interface ViewerProps {
  /** The album's title. */
  album: string
  items: readonly FeedItem[]
  talk: Allowed
  /** The item to begin with. */
  first: string
  onMove: (itemId: string) => void
  onClose: () => void
}

/** One photo at a time over the whole screen: a native modal dialog, so focus stays inside and returns to where it was. */
export function Viewer({ album, items, talk, first, onMove, onClose }: ViewerProps) {
  const t = useT()
  const dialog = useRef<HTMLDialogElement>(null)
  const [itemId, setItemId] = useState(first)
  const [talking, setTalking] = useState(false)
  const found = items.findIndex(({ id }) => id === itemId)
  // A photo withdrawn while it is looked at is gone; the one that took its place is shown.
  const [lastPlace, setLastPlace] = useState(Math.max(0, found))
  const place = found >= 0 ? found : Math.min(lastPlace, items.length - 1)
  const item = items[place]

  // Closed before it leaves the page, or the browser would not give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])

  const go = (to: number) => {
    const next = items[to]
    if (!next || to === place) return
    setItemId(next.id)
    setLastPlace(to)
    onMove(next.id)
  }
  const swipe = useSwipe<HTMLDivElement>(by => go(place + by))
  useNeighbours(items, place)
  if (!item) return null

  const keys = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLVideoElement) return
    const to = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: items.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    go(to)
  }
  const where = { album, place: place + 1, total: items.length }
  const download = fileOf(item.mediaId, item.kind === 'video' ? 'video' : 'main')
  return (
    <dialog
      ref={dialog}
      aria-label={album}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={keys}
      className="m-0 flex size-full max-h-none max-w-none flex-col overflow-hidden bg-black p-0 text-white lg:flex-row"
    >
      <div className="relative flex min-h-0 min-w-0 grow flex-col">
        <header className="flex items-center gap-1 p-2 pt-[max(0.5rem,env(safe-area-inset-top))]">
          <IconButton icon={X} label={t('albums.viewer.close')} onClick={onClose} variant="plain" />
          <p role="status" className="min-w-0 grow truncate px-2 font-bold text-sm tabular-nums">
            <span className="sr-only">{album}: </span>
            {t('albums.viewer.place', { place: where.place, total: where.total })}
          </p>
          <IconButton
            icon={Download}
            label={t('albums.viewer.save')}
            href={`${download}?download`}
            plain
            variant="plain"
          />
        </header>
        <div ref={swipe} className="relative min-h-0 grow overflow-hidden touch-pan-y touch-pinch-zoom select-none">
          <Stage key={item.id} item={item} where={where} />
        </div>
        {place > 0 ? (
          <Step icon={ChevronLeft} label={t('albums.viewer.previous')} side="start-2" onClick={() => go(place - 1)} />
        ) : null}
        {place < items.length - 1 ? (
          <Step icon={ChevronRight} label={t('albums.viewer.next')} side="end-2" onClick={() => go(place + 1)} />
        ) : null}
        <footer className="flex items-center gap-3 px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
          <p className="line-clamp-3 min-w-0 grow">{item.caption}</p>
          {talk.hearts ? <HeartButton key={item.id} item={item} /> : null}
          {talk.comments ? (
            <button
              type="button"
              aria-expanded={talking}
              onClick={() => setTalking(!talking)}
              className="pressable inline-flex min-h-11 shrink-0 items-center gap-2 rounded-pill bg-white/15 px-4 font-bold text-sm hover:bg-white/25"
            >
              <MessageCircle size={20} aria-hidden="true" />
              <span className="sr-only">{t('albums.viewer.comments')}</span>
              {item.comments > 0 ? item.comments : null}
            </button>
          ) : null}
        </footer>
      </div>
      {talking && talk.comments ? <CommentsPanel key={item.id} item={item} onClose={() => setTalking(false)} /> : null}
    </dialog>
  )
}

function Step({ icon, label, side, onClick }: { icon: typeof X; label: string; side: string; onClick: () => void }) {
  return (
    <span className={`absolute top-1/2 -translate-y-1/2 pointer-coarse:hidden ${side}`}>
      <IconButton icon={icon} label={label} variant="glass" onClick={onClick} />
    </span>
  )
}

/** Fetches the photos beside this one, so that the next is there before it is asked for. */
function useNeighbours(items: readonly FeedItem[], place: number): void {
  useEffect(() => {
    for (const item of [items[place + 1], items[place - 1]]) {
      if (!item) continue
      const { src, srcSet } = pictureOf(item, { album: '', place: 0, total: 0 }, () => '')
      const image = new Image()
      image.sizes = '100vw'
      if (srcSet) image.srcset = srcSet.map(size => `${size.src} ${size.width}w`).join(', ')
      image.src = src
    }
  }, [items, place])
}
