import type { Area } from '#app/routes.ts'

/** A child's whole record as a folder that a family takes along. */
export const recordRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [
    { path: 'record/:childId', file: 'routes/record/record.tsx' },
    { path: 'record/:childId/file', file: 'routes/record/file.ts' },
  ],
}
