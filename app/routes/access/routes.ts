import type { Area } from '#app/routes.ts'

/** Who looked at a child's sensitive data, and the question why before the office does. */
export const accessRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [
    { path: 'access/stopped', file: 'routes/access/stopped.tsx' },
    { path: 'access/brakes', file: 'routes/access/brakes.tsx' },
    { path: 'access/brakes/:brakeId/release', file: 'routes/access/release.ts' },
    { path: 'access/:childId', file: 'routes/access/access.tsx' },
    { path: 'access/:childId/reason', file: 'routes/access/reason.tsx' },
  ],
}
