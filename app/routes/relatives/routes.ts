import type { Area } from '#app/routes.ts'

const at = (path: string, file: string) => ({ path, file: `routes/relatives/${file}` })

/** Whom a family lets see photos of its child. */
export const relativesRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [
    at('relatives/children/:childId', 'relatives.tsx'),
    at('relatives/children/:childId/new', 'new-relative.tsx'),
    at('relatives/:relativeId', 'relative.tsx'),
    at('relatives/:relativeId/link', 'link.ts'),
    at('relatives/:relativeId/ending', 'ending.ts'),
  ],
}
