import { z } from 'zod'
import { defineModule } from '#tenants/module.ts'
import type en from './messages/en.json'

const families = ['owner', 'office', 'teacher', 'guardian'] as const
const seers = [...families, 'relative'] as const
const staff = ['owner', 'office', 'teacher'] as const

/** Photos and videos of a class's days, for its families. */
export const albums = defineModule({
  id: 'albums',
  requires: [],
  plan: 'free',
  audience: seers,
  icon: 'images',
  order: 20,
  routes: [
    { path: 'albums', file: 'routes/feed.tsx' },
    { path: 'albums/new', file: 'routes/new.tsx' },
    { path: 'albums/deleted', file: 'routes/deleted.tsx' },
    { path: 'albums/:albumId', file: 'routes/album.tsx' },
    { path: 'albums/:albumId/edit', file: 'routes/edit.tsx' },
    { path: 'albums/:albumId/items', file: 'routes/items.ts' },
    { path: 'albums/:albumId/items/:itemId/caption', file: 'routes/caption.ts' },
    { path: 'albums/:albumId/items/:itemId/tags', file: 'routes/tags.ts' },
    { path: 'albums/:albumId/items/:itemId/blur', file: 'routes/blur.ts' },
    { path: 'albums/:albumId/items/:itemId/unblur', file: 'routes/unblur.ts' },
    { path: 'albums/:albumId/items/:itemId/removal', file: 'routes/removal.ts' },
    { path: 'albums/:albumId/items/:itemId/return', file: 'routes/return.ts' },
    { path: 'albums/:albumId/publication', file: 'routes/publication.ts' },
    { path: 'albums/:albumId/unpublication', file: 'routes/unpublication.ts' },
    { path: 'albums/:albumId/deletion', file: 'routes/deletion.ts' },
    { path: 'albums/:albumId/restoration', file: 'routes/restoration.ts' },
    { path: 'albums/items/:itemId/heart', file: 'routes/heart.ts' },
    { path: 'albums/items/:itemId/comments', file: 'routes/comments.ts' },
    { path: 'albums/comments/:commentId/removal', file: 'routes/comment-removal.ts' },
    { path: 'albums/children/:childId/download', file: 'routes/download.ts' },
    { path: 'albums/children/:childId/yearbook', file: 'routes/yearbook.tsx' },
  ],
  permissions: {
    view: { default: seers, ceiling: seers },
    post: { default: staff, ceiling: staff },
    respond: { default: seers, ceiling: seers },
    moderate: { default: staff, ceiling: staff },
    download: { default: families, ceiling: families },
  },
  support: ['view'],
  events: ['albums.published'],
  reactsTo: ['albums.published'],
  jobs: ['albums.release', 'albums.empty_bin', 'albums.yearbook'],
  settings: z.object({
    comments: z.boolean().default(true),
    hearts: z.boolean().default(true),
    watermark: z.boolean().default(false),
    relatives: z.boolean().default(true),
    relativesSeeClass: z.boolean().default(false),
  }),
  watermark: 'watermark',
  relatives: 'relatives',
  notifications: { 'albums.published': { audience: ['guardian', 'relative'], default: ['push', 'digest'] } },
  homeCards: [{ id: 'latest', audience: seers }],
  timeline: ['photos'],
  record: {
    tables: [],
    without: {
      album_families: 'whom an album is for; its photos of the child are in the record',
      album_children: 'by which its albums are found; the photos are in the record',
    },
  },
  reportSections: ['photos'],
  tables: ['albums', 'album_families', 'album_children', 'album_items', 'album_hearts', 'album_comments'],
})

declare module '#tenants/module.ts' {
  interface Modules {
    albums: typeof albums
  }
}
declare module '#app/platform/i18n/translate.ts' {
  interface Messages {
    albums: typeof en
  }
}
