import type { Area } from '#app/routes.ts'

/** A family's pages of its children, and the portrait of a child, which families and staff set alike. */
export const childrenRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [
    { path: 'children', file: 'routes/children/children.tsx' },
    { path: 'children/:childId', file: 'routes/children/child.tsx' },
    { path: 'children/:childId/portrait', file: 'routes/children/portrait.tsx' },
    { path: 'children/:childId/portrait/removal', file: 'routes/children/portrait-removal.ts' },
  ],
}
