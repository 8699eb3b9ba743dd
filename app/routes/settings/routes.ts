import type { Area } from '#app/routes.ts'

/** The school's own settings, for its office. */
export const settingsRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [
    { path: 'settings', file: 'routes/settings/hub.tsx' },
    { path: 'settings/brand', file: 'routes/settings/brand.tsx' },
    { path: 'settings/logo', file: 'routes/settings/logo.tsx' },
    { path: 'settings/page', file: 'routes/settings/public-page.tsx' },
    { path: 'settings/modules', file: 'routes/settings/modules.tsx' },
    { path: 'settings/modules/:moduleId', file: 'routes/settings/module.tsx' },
    { path: 'settings/sites', file: 'routes/settings/sites/sites.tsx' },
    { path: 'settings/sites/:siteId', file: 'routes/settings/sites/site.tsx' },
    { path: 'settings/domain', file: 'routes/settings/domain/domains.tsx' },
    { path: 'settings/mail', file: 'routes/settings/mail/sender.tsx' },
    { path: 'settings/translation', file: 'routes/settings/translation.tsx' },
  ],
}

/** Small acts of the pages above. */
export const settingsActs: Area = {
  layout: null,
  routes: [
    { path: 'settings/logo/removal', file: 'routes/settings/logo-removal.ts' },
    { path: 'settings/modules/:moduleId/switch', file: 'routes/settings/switch.ts' },
    { path: 'settings/domain/:domainId/check', file: 'routes/settings/domain/check.ts' },
    { path: 'settings/domain/:domainId/main', file: 'routes/settings/domain/main.ts' },
    { path: 'settings/domain/:domainId/removal', file: 'routes/settings/domain/removal.ts' },
    { path: 'settings/mail/check', file: 'routes/settings/mail/check.ts' },
    { path: 'settings/mail/removal', file: 'routes/settings/mail/removal.ts' },
    { path: 'settings/translation/switch', file: 'routes/settings/translation-choice.ts' },
    { path: 'settings/translation/terms/:translationTermId/removal', file: 'routes/settings/term-removal.ts' },
  ],
}
