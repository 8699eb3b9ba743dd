import { z } from 'zod'
import { defineModule } from '#tenants/module.ts'
import type en from './messages/en.json'

const families = ['owner', 'office', 'teacher', 'guardian'] as const
const staff = ['owner', 'office', 'teacher'] as const

/** Photos and videos of a class's days, for its families. */
export const albums = defineModule({
  id: 'albums',
  requires: [],
  plan: 'free',
  audience: families,
  icon: 'images',
  order: 20,
  routes: [
    { path: 'albums', file: 'routes/feed.tsx' },
  ],
  permissions: {
    view: { default: families, ceiling: families },
    post: { default: staff, ceiling: staff },
    respond: { default: families, ceiling: families },
    moderate: { default: staff, ceiling: staff },
    download: { default: families, ceiling: families },
  },
  events: ['albums.published'],
  reactsTo: ['albums.published'],
  jobs: ['albums.release', 'albums.empty_bin'],
  settings: z.object({
    comments: z.boolean().default(true),
    hearts: z.boolean().default(true),
  }),
  homeCards: [{ id: 'latest', audience: families }],
  tables: ['albums', 'album_families', 'album_items', 'album_hearts', 'album_comments'],
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
