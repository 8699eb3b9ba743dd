import type { FeedAlbum, FeedItem } from './feed-album.ts'

/** How many photos of an album the feed shows. */
const shown = 6

/** An album as the feed shows it. Ten albums of a busy class have hundreds of photos; a phone is sent what it shows. */
export interface AlbumCover extends Omit<FeedAlbum, 'items'> {
  /** The first that are ready. */
  photos: FeedItem[]
  ready: number
  preparing: number
  hearts: number
  comments: number
}

/** What the feed shows of an album. */
export function coverOf({ items, ...album }: FeedAlbum): AlbumCover {
  const ready = items.filter(({ state }) => state === 'ready')
  return {
    ...album,
    photos: ready.slice(0, shown),
    ready: ready.length,
    preparing: items.filter(({ state }) => state === 'preparing').length,
    hearts: sum(items.map(({ hearts }) => hearts)),
    comments: sum(items.map(({ comments }) => comments)),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
