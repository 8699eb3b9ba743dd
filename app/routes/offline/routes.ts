import type { Area } from '#app/routes.ts'

/** What a phone keeps for the time without a network. */
export const offlineRoutes: Area = {
  layout: null,
  routes: [
    { path: 'service-worker.js', file: 'routes/offline/service-worker.ts' },
    { path: 'offline', file: 'routes/offline/offline.ts' },
  ],
}
