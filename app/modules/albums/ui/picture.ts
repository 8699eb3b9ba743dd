import type { Translate } from '#app/platform/i18n/translate.ts'
import type { PhotoSource } from '#app/ui/photo.tsx'
import type { FeedItem } from '../feed-album.ts'
import { fileOf } from '../paths.ts'

/** Where a picture stands: what those who do not see it are told instead of a caption. */
export interface Place {
  album: string
  /** From 1. */
  place: number
  total: number
}

/** A photo, or a video's poster, as the design system shows it. */
export function pictureOf(item: FeedItem, place: Place, t: Translate): PhotoSource {
  const { mediaId, width, height, placeholder, sizes } = item
  const alt = altOf(item, place, t)
  if (item.kind === 'video') return { src: fileOf(mediaId, 'poster'), width, height, placeholder, alt }
  const middle = sizes.find(size => size.name.startsWith('w800')) ?? sizes[0]
  return {
    src: fileOf(mediaId, middle?.name ?? 'main'),
    srcSet: distinct(sizes).map(size => ({ src: fileOf(mediaId, size.name), width: size.width })),
    width,
    height,
    placeholder,
    alt,
  }
}

/** The caption, or "Photo 3 of 12 from Pond walk". */
export function altOf({ caption, kind }: FeedItem, { album, place, total }: Place, t: Translate): string {
  if (caption) return caption
  return kind === 'video'
    ? t('albums.photo.alt_video', { album, place, total })
    : t('albums.photo.alt', { album, place, total })
}

/** 42_000 → '0:42'; nothing for a photo. */
export function durationOf({ durationMs, kind }: FeedItem): string | undefined {
  if (kind !== 'video' || durationMs === null) return undefined
  const seconds = Math.max(1, Math.round(durationMs / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** A small original has the same pixels under several names. */
const distinct = (sizes: FeedItem['sizes']) =>
  sizes.filter((size, index) => sizes.findIndex(other => other.width === size.width) === index)
