import type { Area } from '#app/routes.ts'

export const moreRoutes: Area = { layout: 'shell/frame.tsx', routes: [{ path: 'more', file: 'routes/more/more.tsx' }] }
