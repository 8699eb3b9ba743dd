import UserRoundPlus from 'lucide-react/icons/user-round-plus'
import { useState } from 'react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { ToastProvider } from '#app/ui/toast.tsx'
import type { FeedAlbum } from '../feed-album.ts'
import type { Preparation } from '../preparation.server.ts'
import { DeskPhotos } from './desk-photos.tsx'
import { FailedFiles } from './failed-files.tsx'
import { ConsentWarning, PublishPanel } from './publish-panel.tsx'
import { QuietChildren } from './quiet-children.tsx'
import { Tagger } from './tagger.tsx'
import { Uploader } from './uploader.tsx'

export interface DeskProps {
  album: FeedAlbum
  desk: Preparation & { memberId: string; dayEnd: string | null; words: Record<string, string> }
}

/** Where staff fill an album: files in, who is in them, words under them, and out to the families. */
export function Desk({ album, desk }: DeskProps) {
  const { t } = useLanguage()
  const [open, setOpen] = useState<string | null>(null)
  const ready = album.items.filter(({ state }) => state === 'ready')
  // What was just blurred keeps its place while it is made.
  const workable = album.items.filter(({ state, blurred }) => state === 'ready' || (state === 'preparing' && blurred))
  const unnamed = ready.filter(({ mediaId }) => !desk.tags[mediaId]?.length)
  const begin = unnamed[0] ?? ready[0]
  return (
    <ToastProvider label={t('albums.desk.title')} closeLabel={t('ui.action.close')}>
      <div className="flex flex-col gap-6">
        <PublishPanel album={album} dayEnd={desk.dayEnd} />
        <ConsentWarning preparation={desk} />
        <Uploader albumId={album.id} classId={album.classId} memberId={desk.memberId} words={desk.words} />
        <FailedFiles
          albumId={album.id}
          items={album.items.filter(({ state }) => state === 'failed')}
          words={desk.words}
        />
        {album.items.length > 0 ? (
          <section>
            <SectionHeader
              title={t('albums.count.photos', { count: ready.length })}
              text={
                unnamed.length > 0
                  ? t('albums.desk.unnamed', { count: unnamed.length })
                  : ready.length > 0
                    ? t('albums.desk.all_named')
                    : undefined
              }
              action={
                begin ? (
                  <Button size="sm" variant="soft" icon={UserRoundPlus} onClick={() => setOpen(begin.id)}>
                    {t('albums.desk.name_children')}
                  </Button>
                ) : undefined
              }
            />
            <DeskPhotos album={album} desk={desk} onEdit={setOpen} />
          </section>
        ) : null}
        <QuietChildren desk={desk} />
      </div>
      {open ? <Tagger album={album} items={workable} desk={desk} first={open} onClose={() => setOpen(null)} /> : null}
    </ToastProvider>
  )
}
