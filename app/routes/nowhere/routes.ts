import type { Area } from '#app/routes.ts'

/** Every address that is nobody else's, so that a page says so in the school's colours and the reader's language. */
export const nowhereRoutes: Area = { layout: null, routes: [{ path: '*', file: 'routes/nowhere/nowhere.tsx' }] }
