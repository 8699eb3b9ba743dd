import { useSubmit } from '@remix-run/react'
import Ellipsis from 'lucide-react/icons/ellipsis'
import PencilLine from 'lucide-react/icons/pencil-line'
import Trash2 from 'lucide-react/icons/trash-2'
import Undo2 from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Menu, type MenuEntry } from '#app/ui/menu.tsx'
import type { FeedAlbum } from '../feed-album.ts'
import { daysInBin } from '../limits.ts'
import { paths } from '../paths.ts'
import { standingOf } from '../policy.ts'

/** What staff may do with an album as a whole. */
export function AlbumMenu({ album, canDelete }: { album: FeedAlbum; canDelete: boolean }) {
  const t = useT()
  const submit = useSubmit()
  const [asking, setAsking] = useState<'delete' | 'take_back' | null>(null)
  const post = (to: string) => {
    setAsking(null)
    submit(null, { method: 'post', action: to })
  }
  const entries: MenuEntry[] = [
    { id: 'edit', label: t('albums.album.edit'), icon: PencilLine, href: paths.edit(album.id) },
  ]
  if (standingOf(album) !== 'draft')
    entries.push({
      id: 'back',
      label: t('albums.publish.take_back'),
      icon: Undo2,
      onSelect: () => setAsking('take_back'),
    })
  if (canDelete)
    entries.push({
      id: 'delete',
      label: t('albums.album.delete'),
      icon: Trash2,
      danger: true,
      parted: true,
      onSelect: () => setAsking('delete'),
    })
  return (
    <>
      <Menu
        entries={entries}
        trigger={trigger => (
          <Button variant="secondary" icon={Ellipsis} {...trigger}>
            {t('albums.album.more')}
          </Button>
        )}
      />
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        closeLabel={t('ui.action.close')}
        width="sm"
        title={t(asking === 'delete' ? 'albums.album.delete_title' : 'albums.publish.take_back_title')}
        text={
          asking === 'delete' ? t('albums.album.delete_text', { days: daysInBin }) : t('albums.publish.take_back_text')
        }
        actions={
          <>
            <Button variant="secondary" onClick={() => setAsking(null)}>
              {t('ui.action.cancel')}
            </Button>
            {asking === 'delete' ? (
              <Button variant="danger" onClick={() => post(paths.deletion(album.id))}>
                {t('albums.album.delete')}
              </Button>
            ) : (
              <Button onClick={() => post(paths.unpublication(album.id))}>{t('albums.publish.take_back')}</Button>
            )}
          </>
        }
      />
    </>
  )
}
