import type { Area } from '#app/routes.ts'

/** The vendor's public site: what Cubby is, and signing a school up. */
export const publicRoutes: readonly Area[] = [
  {
    layout: 'sites/public/layout.tsx',
    routes: [{ path: '', file: 'sites/public/start.tsx' }],
  },
]
