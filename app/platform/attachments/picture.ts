import type { PhotoSource } from '#app/ui/photo.tsx'
import { type Attachment, addressOf } from './attachment.ts'

/** A photo as the design system takes it, a middle size where nothing better is known. */
export function pictureOf({
  mediaId,
  sizes,
  width,
  height,
  placeholder,
}: Pick<Attachment, 'mediaId' | 'sizes' | 'width' | 'height' | 'placeholder'>): Omit<PhotoSource, 'alt'> {
  const distinct = sizes.filter((size, index) => sizes.findIndex(other => other.width === size.width) === index)
  const middle = sizes.find(size => size.name.startsWith('w800')) ?? sizes[0]
  return {
    src: addressOf(mediaId, middle?.name ?? 'main'),
    srcSet: distinct.map(size => ({ src: addressOf(mediaId, size.name), width: size.width })),
    width,
    height,
    placeholder,
  }
}
