import type { Area } from '#app/routes.ts'

/** The vendor's console: schools, never people. */
export const consoleRoutes: readonly Area[] = []
