import type { Area } from '#app/routes.ts'

/** A child's timeline over all modules. */
export const timelineRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [{ path: 'timeline/:childId', file: 'routes/timeline/timeline.tsx' }],
}
