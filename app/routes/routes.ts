import type { Area } from '#app/routes.ts'
import { mediaRoutes } from './media/routes.ts'

/** Pages of a school that belong to no module. */
export const schoolRoutes: readonly Area[] = [
  {
    layout: 'shell/frame.tsx',
    routes: [{ path: 'home', file: 'routes/home/home.tsx' }],
  },
  mediaRoutes,
]
