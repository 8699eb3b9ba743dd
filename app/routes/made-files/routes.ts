import type { Area } from '#app/routes.ts'

/** Files that a job makes for a member: the page on which they are waited for. */
export const madeFileRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [{ path: 'made-files/:mediaId', file: 'routes/made-files/made-file.tsx' }],
}
