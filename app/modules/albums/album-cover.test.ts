import { expect, test } from 'vitest'
import { coverOf } from './album-cover.ts'
import type { FeedAlbum, FeedItem } from './feed-album.ts'

const item = (id: number, more: Partial<FeedItem> = {}): FeedItem => ({
  id: String(id),
  mediaId: String(id),
  kind: 'photo',
  width: 4,
  height: 3,
  sizes: [],
  durationMs: null,
  placeholder: undefined,
  caption: null,
  hearts: 1,
  hearted: false,
  comments: 2,
  state: 'ready',
  failure: null,
  withheld: false,
  blurred: false,
  ...more,
})
const album: Omit<FeedAlbum, 'items'> = {
  id: 'a',
  title: 'Planting beans',
  note: null,
  happenedOn: '2026-05-04',
  className: 'Bees',
  classId: 'b',
  audience: 'class',
  publishedAt: null,
  commentsOn: true,
  heartsOn: true,
}

test('the feed is sent the first photos of an album that are ready, and counts of all', () => {
  const items = [item(0, { state: 'preparing' }), ...Array.from({ length: 40 }, (_, index) => item(index + 1))]
  const { photos, ...cover } = coverOf({ ...album, items })
  expect(photos.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6'])
  expect(cover).toEqual({ ...album, ready: 40, preparing: 1, hearts: 41, comments: 82 })
})
