import type { Area } from '#app/routes.ts'

/** From the public site onto the school's own host. */
export const enterRoutes: Area = { layout: null, routes: [{ path: 'enter', file: 'routes/enter/enter.ts' }] }
