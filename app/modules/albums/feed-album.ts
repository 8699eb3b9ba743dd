/** A photo or video as a page shows it. */
export interface FeedItem {
  id: string
  mediaId: string
  kind: 'photo' | 'video'
  width: number
  height: number
  /** Variants of a photo with their pixel widths, largest first; none for a video. */
  sizes: { name: string; width: number }[]
  durationMs: number | null
  placeholder: string | undefined
  caption: string | null
  hearts: number
  hearted: boolean
  comments: number
  /** Known to staff only: still being prepared, refused, or held back for a consent. */
  state: 'ready' | 'preparing' | 'failed'
  failure: string | null
  withheld: boolean
  /** Blurred from a sharp photo that can still come back. */
  blurred: boolean
}

/** An album as a page shows it. */
export interface FeedAlbum {
  id: string
  title: string
  note: string | null
  /** ISO date. */
  happenedOn: string
  className: string
  classId: string
  audience: 'class' | 'families'
  /** ISO instant; null for a draft, in the future while it waits. */
  publishedAt: string | null
  commentsOn: boolean
  heartsOn: boolean
  items: FeedItem[]
}

/** A filter of the feed: the reader's own child, or a class of the staff's. */
export interface FeedChoice {
  id: string
  name: string
  /** A child that photos which are out show: there is something to take home. */
  hasPhotos?: boolean
}

export interface Feed {
  albums: FeedAlbum[]
  /** For `before` of the next page; null at the end. */
  next: string | null
  choices: FeedChoice[]
}
