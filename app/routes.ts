import type { DefineRouteFunction } from '@remix-run/dev/dist/config/routes.js'
export const appRoutes = async (defineRoutes: (define: (route: DefineRouteFunction) => void) => Record<string, never>) => defineRoutes(() => {})
