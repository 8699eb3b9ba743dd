import type { Area } from '#app/routes.ts'

/** Pages for those who build Cubby; answered with 404 in production. */
export const devRoutes: readonly Area[] = [
  { layout: null, routes: [{ path: 'dev/gallery', file: 'sites/dev/gallery.tsx' }] },
]
