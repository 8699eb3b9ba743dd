import type { Area } from '#app/routes.ts'

/** Letting the vendor's support in, and reading what it looked at: the head's. */
export const supportRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [
    { path: 'support', file: 'routes/support/grants.tsx' },
    { path: 'support/new', file: 'routes/support/new-grant.tsx' },
    { path: 'support/grants/:supportGrantId', file: 'routes/support/grant.tsx' },
  ],
}

/** In and out, for support itself. */
export const supportDoor: Area = {
  layout: 'shell/entrance.tsx',
  routes: [
    { path: 'support/enter', file: 'routes/support/enter.tsx' },
    { path: 'support/over', file: 'routes/support/over.tsx' },
  ],
}

export const supportActs: Area = {
  layout: null,
  routes: [
    { path: 'support/grants/:supportGrantId/end', file: 'routes/support/end.ts' },
    { path: 'support/leave', file: 'routes/support/leave.ts' },
  ],
}
