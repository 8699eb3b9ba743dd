import type { Area } from '#app/routes.ts'

/** A guardian's first sign-in: the consent questions, one at a time. */
export const welcomeRoutes: Area = {
  layout: 'shell/entrance.tsx',
  routes: [
    { path: 'welcome', file: 'routes/welcome/welcome.tsx' },
    { path: 'welcome/end', file: 'routes/welcome/end.ts' },
  ],
}

/** The same questions later: how every consent stands, and changing one's mind. */
export const consentRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [{ path: 'consents', file: 'routes/consents/consents.tsx' }],
}
