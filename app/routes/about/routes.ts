import type { Area } from '#app/routes.ts'

/** What anybody may read of a school. */
export const aboutRoutes: Area = { layout: null, routes: [{ path: 'about', file: 'routes/about/about.tsx' }] }
