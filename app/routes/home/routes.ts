import type { Area } from '#app/routes.ts'

/** Where a member's day begins. */
export const homeRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [
    { path: 'home', file: 'routes/home/home.tsx' },
    { path: 'home/checklist/dismissal', file: 'routes/home/dismissal.ts' },
  ],
}
