import type { Area } from '#app/routes.ts'

/** The vendor's public site: what Cubby is, and signing a school up. */
export const publicRoutes: readonly Area[] = [
  {
    layout: 'sites/public/layout.tsx',
    routes: [
      { path: '', file: 'sites/public/start.tsx' },
      { path: 'prices', file: 'sites/public/prices/prices.tsx' },
      { path: 'security', file: 'sites/public/security/security.tsx' },
      { path: 'status', file: 'sites/public/status/status.tsx' },
      { path: 'privacy', file: 'sites/public/privacy/privacy.tsx' },
      { path: 'privacy/schools', file: 'sites/public/privacy/processing.tsx' },
      { path: 'privacy/loaded', file: 'sites/public/privacy/loaded.tsx' },
      { path: 'sign-up', file: 'sites/public/sign-up/sign-up.tsx' },
      { path: 'sign-up/code', file: 'sites/public/sign-up/code.tsx' },
      { path: 'sign-up/ready', file: 'sites/public/sign-up/ready.tsx' },
    ],
  },
  {
    layout: null,
    routes: [
      { path: 'sitemap.xml', file: 'sites/public/sitemap.ts' },
      { path: 'robots.txt', file: 'sites/public/robots.ts' },
      { path: 'wechat/return', file: 'sites/public/wechat-return.ts' },
      { path: 'sign-up/again', file: 'sites/public/sign-up/again.ts' },
      { path: 'sign-up/address', file: 'sites/public/sign-up/address.ts' },
    ],
  },
]
