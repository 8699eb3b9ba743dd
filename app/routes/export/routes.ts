import type { Area } from '#app/routes.ts'

/** The whole school to take along, for its owners: also while its site is shut. */
export const exportRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [
    { path: 'settings/plan/export', file: 'routes/export/export.tsx' },
    { path: 'settings/plan/export/file', file: 'routes/export/file.ts' },
  ],
}
