import clsx from 'clsx'
import ImageOff from 'lucide-react/icons/image-off'
import { useEffect, useRef, useState } from 'react'
import { ratioStep } from './ratio-step.ts'

export type PhotoSource = {
  /** The size shown when `srcSet` says nothing better. */
  src: string
  /** Other widths of the same picture. */
  srcSet?: readonly { src: string; width: number }[] | undefined
  /** Pixels of the original: reserves the room, so nothing jumps. */
  width: number
  height: number
  /** What it shows; empty when the text beside it says so already. */
  alt: string
  /**
   * Seen until it is there: a data URL, made on the server by `placeholder` in photo-placeholder.server.ts, about 300 bytes.
   */
  placeholder?: string | undefined
}

export type PhotoProps = PhotoSource & {
  /** How wide it is on the page, as in HTML `sizes`. Default: the whole width of a phone, half of a desk. */
  sizes?: string | undefined
  /** `width / height` to crop to; default the picture's own. */
  ratio?: number | undefined
  /** In the first screen: load now, and first. */
  eager?: boolean | undefined
  /** Rounded like a control, a card, or square. */
  shape?: 'square' | 'control' | 'card' | undefined
  className?: string | undefined
}

/** A photo that reserves its room, shows its colours at once and fades in. Without script it is a plain `<img>`. */
export function Photo(props: PhotoProps) {
  const {
    src,
    srcSet,
    width,
    height,
    alt,
    placeholder,
    sizes,
    ratio,
    eager = false,
    shape = 'control',
    className,
  } = props
  const image = useRef<HTMLImageElement>(null)
  const [state, setState] = useState<'shown' | 'waiting' | 'broken'>('shown')
  useEffect(() => {
    const element = image.current
    if (element && src) setState(element.complete ? (element.naturalWidth > 0 ? 'shown' : 'broken') : 'waiting')
  }, [src])

  return (
    <span
      className={clsx('relative block overflow-hidden bg-sunken ui-photo', SHAPES[shape], className)}
      data-ratio={ratioStep(ratio ?? width / height)}
    >
      {placeholder ? (
        <img src={placeholder} alt="" aria-hidden="true" className="absolute inset-0 size-full object-cover" />
      ) : null}
      <img
        ref={image}
        src={src}
        srcSet={srcSet?.map(size => `${size.src} ${size.width}w`).join(', ')}
        sizes={srcSet ? (sizes ?? '(min-width: 64rem) 50vw, 100vw') : undefined}
        width={width}
        height={height}
        alt={alt}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        // React 18 knows the attribute only in lower case.
        {...(eager ? { fetchpriority: 'high' } : {})}
        onLoad={() => setState('shown')}
        onError={() => setState('broken')}
        className={clsx(
          'absolute inset-0 size-full object-cover text-transparent transition-opacity duration-300',
          state !== 'shown' && 'opacity-0',
        )}
      />
      {state === 'broken' ? (
        <span className="absolute inset-0 grid place-items-center bg-sunken text-ink-soft">
          <ImageOff size={28} />
        </span>
      ) : null}
    </span>
  )
}

const SHAPES = { square: '', control: 'rounded-control', card: 'rounded-card' }
