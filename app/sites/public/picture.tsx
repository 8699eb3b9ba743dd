import { useLanguage } from '#app/platform/i18n/provider.tsx'

/** Made by `app/e2e/public-pictures.spec.ts` of the demo schools, in both languages. */
const files = import.meta.glob<string>('./pictures/*.{avif,webp}', { eager: true, query: '?url', import: 'default' })

/** Pixels of the files, and how wide they are shown. */
const shapes = {
  phone: { widths: [264, 528], width: 528, height: 1143, sizes: '264px' },
  desk: { widths: [640, 1200], width: 1200, height: 750, sizes: '(min-width: 64rem) 38rem, 92vw' },
} as const

export const phonePictures = ['feed', 'register', 'notices', 'talk', 'growth'] as const
export const deskPictures = ['desk', 'brand'] as const
export type PictureName = (typeof phonePictures)[number] | (typeof deskPictures)[number]

interface PictureProps {
  name: PictureName
  /** On the first screen: fetched at once and before others. */
  first?: boolean
  className?: string
}

/** A screen of the product in the reader's language, in the frame of the device it is seen on. */
export function Picture({ name, first = false, className = '' }: PictureProps) {
  const { t, locale } = useLanguage()
  const kind = phonePictures.some(each => each === name) ? 'phone' : 'desk'
  const { widths, width, height, sizes } = shapes[kind]
  const file = (pixels: number, ending: 'avif' | 'webp') => files[`./pictures/${name}-${locale}-${pixels}.${ending}`]
  return (
    <div className={`${frames[kind]} ${className}`}>
      <picture>
        <source
          type="image/avif"
          srcSet={widths.map(pixels => `${file(pixels, 'avif')} ${pixels}w`).join(', ')}
          sizes={sizes}
        />
        <img
          src={file(width, 'webp')}
          width={width}
          height={height}
          alt={t(`public.picture.${name}`)}
          loading={first ? 'eager' : 'lazy'}
          // React 18 passes it on as it is written.
          {...(first ? { fetchpriority: 'high' } : {})}
          decoding="async"
          className={`block h-auto w-full ${kind === 'phone' ? 'rounded-[2.1rem]' : ''}`}
        />
      </picture>
    </div>
  )
}

const frames = {
  phone: 'w-[17.5rem] max-w-full shrink-0 rounded-[2.6rem] bg-[#1c211f] p-2 shadow-overlay',
  desk: 'w-full overflow-hidden rounded-card border border-line bg-surface shadow-overlay',
}
