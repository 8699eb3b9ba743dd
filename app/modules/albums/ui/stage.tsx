import Play from 'lucide-react/icons/play'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { FeedItem } from '../feed-album.ts'
import { fileOf } from '../paths.ts'
import { altOf, type Place, pictureOf } from './picture.ts'

/** A photo as large as the room, or a video that plays when it is told to. */
export function Stage({ item, where }: { item: FeedItem; where: Place }) {
  const t = useT()
  if (item.kind === 'video') return <Video item={item} label={altOf(item, where, t)} />
  const { src, srcSet, alt, width, height, placeholder } = pictureOf(item, where, t)
  return (
    <>
      {placeholder ? (
        <img
          src={placeholder}
          alt=""
          className="absolute inset-0 size-full scale-110 object-cover opacity-40 blur-2xl"
        />
      ) : null}
      <img
        src={src}
        srcSet={srcSet?.map(size => `${size.src} ${size.width}w`).join(', ')}
        sizes="100vw"
        width={width}
        height={height}
        alt={alt}
        draggable={false}
        className="absolute inset-0 size-full object-contain"
      />
    </>
  )
}

/** Nothing of it is fetched but the poster until somebody presses play. */
function Video({ item, label }: { item: FeedItem; label: string }) {
  const t = useT()
  const [playing, setPlaying] = useState(false)
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: a class's own video of the day has no captions */}
      <video
        src={fileOf(item.mediaId, 'video')}
        poster={fileOf(item.mediaId, 'poster')}
        preload="none"
        playsInline
        controls={playing}
        aria-label={label}
        width={item.width}
        height={item.height}
        className="absolute inset-0 size-full object-contain"
        onPlay={() => setPlaying(true)}
      />
      {playing ? null : (
        <button
          type="button"
          aria-label={t('albums.viewer.play')}
          onClick={event => {
            const video = event.currentTarget.parentElement?.querySelector('video')
            setPlaying(true)
            video?.focus()
            void video?.play()
          }}
          className="absolute inset-0 m-auto grid size-20 place-items-center rounded-pill bg-black/60 hover:bg-black/75"
        >
          <Play size={36} className="ms-1 fill-current" />
        </button>
      )}
    </>
  )
}
