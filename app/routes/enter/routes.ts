import type { Area } from '#app/routes.ts'

/** From another host of ours onto a school's own. */
export const enterRoutes: Area = {
  layout: 'shell/entrance.tsx',
  routes: [{ path: 'enter', file: 'routes/enter/enter.tsx' }],
}

/** The way out of a school onto another. */
export const leavingRoutes: Area = {
  layout: null,
  routes: [{ path: 'enter/other-school', file: 'routes/enter/other-school.ts' }],
}
