import type { Area } from '#app/routes.ts'

/** How a member reads what is in another language. */
export const translationRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [{ path: 'translation', file: 'routes/translation/own.tsx' }],
}
