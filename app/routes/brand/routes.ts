import type { Area } from '#app/routes.ts'

/** Files of a school's brand. */
export const brandRoutes: Area = {
  layout: null,
  routes: [
    { path: 'brand/:version/:file', file: 'routes/brand/file.ts' },
    { path: 'manifest.webmanifest', file: 'routes/brand/web-manifest.ts' },
  ],
}
