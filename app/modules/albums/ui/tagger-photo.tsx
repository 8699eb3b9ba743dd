import ScanFace from 'lucide-react/icons/scan-face'
import Undo2 from 'lucide-react/icons/undo-2'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import type { PhotoSource } from '#app/ui/photo.tsx'
import type { FeedItem } from '../feed-album.ts'
import { Preparing } from './preparing.tsx'

/** The photo of which a teacher says who is in it, with the way to blur a face and back. */
export function TaggerPhoto({
  item,
  picture,
  onBlur,
  onUnblur,
}: {
  item: FeedItem
  picture: PhotoSource
  /** Left out where the way to blur is offered elsewhere. */
  onBlur: (() => void) | undefined
  onUnblur: (blurredId: string) => void
}) {
  const t = useT()
  return (
    <div className="flex flex-col gap-2">
      {item.state === 'preparing' ? (
        <Preparing />
      ) : (
        <img
          src={picture.src}
          srcSet={picture.srcSet?.map(size => `${size.src} ${size.width}w`).join(', ')}
          sizes="(min-width: 40rem) 22rem, 100vw"
          width={picture.width}
          height={picture.height}
          alt={picture.alt}
          className="h-auto max-h-[38dvh] w-full rounded-control bg-sunken object-contain sm:max-h-[55dvh]"
        />
      )}
      <div className="flex flex-wrap items-center gap-2">
        {onBlur && item.kind === 'photo' && item.state === 'ready' ? (
          <Button size="sm" variant="soft" icon={ScanFace} onClick={onBlur}>
            {t('albums.blur.open')}
          </Button>
        ) : null}
        {item.blurred ? (
          <Button size="sm" variant="ghost" icon={Undo2} onClick={() => onUnblur(item.mediaId)}>
            {t('albums.blur.undo')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
