import { useSubmit } from '@remix-run/react'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Trash2 from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import { useToast } from '#app/ui/toast.tsx'
import type { FeedAlbum, FeedItem } from '../feed-album.ts'
import { paths } from '../paths.ts'
import type { Preparation } from '../preparation.server.ts'
import { BlurEditor } from './blur-editor.tsx'
import { CaptionField } from './caption-field.tsx'
import { ChildTags } from './child-tags.tsx'
import { ConsentWays } from './consent-ways.tsx'
import { type Done, LastDone } from './last-done.tsx'
import { pictureOf } from './picture.ts'
import { TaggerPhoto } from './tagger-photo.tsx'

export interface TaggerProps {
  album: FeedAlbum
  items: readonly FeedItem[]
  desk: Preparation
  /** The item to begin with. */
  first: string
  onClose: () => void
}

/** One photo after the other: who is in it, and a few words. Everything is saved as it is said. */
export function Tagger({ album, items, desk, first, onClose }: TaggerProps) {
  const { t } = useLanguage()
  const toast = useToast()
  const submit = useSubmit()
  const [itemId, setItemId] = useState(first)
  const [blurring, setBlurring] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const place = Math.max(
    0,
    items.findIndex(({ id }) => id === itemId),
  )
  const item = items[place]
  if (!item) return null
  const go = (to: number) => {
    setItemId(items[to]?.id ?? itemId)
    setDone(null)
  }
  /** In the background: the dialog may be closed before the answer is there. */
  const post = (action: string, fields: Record<string, string> = {}) =>
    submit(fields, { method: 'post', action, navigate: false })
  const remove = () => {
    const undo = () => post(paths.return(album.id, item.id))
    const removed = { message: t('albums.tagger.removed'), undo }
    const neighbour = items[place + 1] ?? items[place - 1]
    post(paths.removal(album.id, item.id))
    if (neighbour) {
      setItemId(neighbour.id)
      setDone(removed)
      return
    }
    toast({ message: removed.message, action: { label: t('ui.action.undo'), onAction: undo } })
    onClose()
  }
  const unblur = (blurredId: string) => {
    post(paths.unblur(album.id, item.id), { blurredId })
    setDone({ message: t('albums.blur.undone') })
  }
  const blurred = (blurredId: string) => {
    setBlurring(false)
    setDone({ message: t('albums.blur.done'), undo: () => unblur(blurredId) })
  }
  const picture = pictureOf(item, { album: album.title, place: place + 1, total: items.length }, t)
  const last = place === items.length - 1
  // Then the way to blur is offered beside the reason for it.
  const told = desk.children.some(({ id }) => desk.lacking.some(({ childId }) => childId === id))
  if (blurring)
    return (
      <BlurEditor
        albumId={album.id}
        item={item}
        photo={picture.alt}
        onDone={blurred}
        onClose={() => setBlurring(false)}
      />
    )
  return (
    <Dialog
      open
      onClose={onClose}
      closeLabel={t('ui.action.close')}
      width="lg"
      title={t('albums.tagger.title', { place: place + 1, total: items.length })}
      actions={
        <>
          <Button variant="ghost" icon={Trash2} onClick={remove} className="sm:me-auto">
            {t('albums.tagger.remove')}
          </Button>
          <div className="flex gap-2.5 *:first:shrink-0">
            <IconButton
              icon={ChevronLeft}
              directional
              label={t('albums.tagger.previous')}
              variant="secondary"
              disabled={place === 0}
              onClick={() => go(place - 1)}
            />
            <Button
              className="grow"
              iconAfter={last ? undefined : ChevronRight}
              onClick={() => (last ? onClose() : go(place + 1))}
            >
              {t(last ? 'albums.tagger.done' : 'albums.tagger.next')}
            </Button>
          </div>
        </>
      }
    >
      <LastDone done={done} onUndone={() => setDone(null)} />
      <div key={item.id} className="grid gap-5 sm:grid-cols-2">
        <TaggerPhoto
          item={item}
          picture={picture}
          onBlur={told ? undefined : () => setBlurring(true)}
          onUnblur={unblur}
        />
        <div className="flex flex-col gap-5">
          <ChildTags albumId={album.id} item={item} desk={desk} />
          <ConsentWays item={item} desk={desk} onBlur={() => setBlurring(true)} onLeaveOut={remove} />
          <CaptionField albumId={album.id} item={item} />
        </div>
      </div>
    </Dialog>
  )
}
