import { z } from 'zod'
import { defineModule } from '#tenants/module.ts'
import type en from './messages/en.json'

const everybody = ['owner', 'office', 'teacher', 'guardian'] as const
const staff = ['owner', 'office', 'teacher'] as const
const office = ['owner', 'office'] as const

/** What children do and learn, seen at school and at home. */
export const portfolio = defineModule({
  id: 'portfolio',
  requires: [],
  plan: 'basic',
  audience: everybody,
  icon: 'sprout',
  order: 20,
  routes: [
    { path: 'portfolio', file: 'routes/start.tsx' },
    { path: 'portfolio/new', file: 'routes/new.tsx' },
    { path: 'portfolio/review', file: 'routes/review.tsx' },
    { path: 'portfolio/search', file: 'routes/search.tsx' },
    { path: 'portfolio/coverage', file: 'routes/coverage.tsx' },
    { path: 'portfolio/settings', file: 'routes/settings.tsx' },
    { path: 'portfolio/framework', file: 'routes/framework.tsx' },
    { path: 'portfolio/framework/:portfolioTermId/name', file: 'routes/term-name.ts' },
    { path: 'portfolio/framework/:portfolioTermId/place', file: 'routes/term-place.ts' },
    { path: 'portfolio/framework/:portfolioTermId/offer', file: 'routes/term-offer.ts' },
    { path: 'portfolio/children/:childId', file: 'routes/child.tsx' },
    { path: 'portfolio/children/:childId/progress', file: 'routes/progress.tsx' },
    { path: 'portfolio/children/:childId/milestones', file: 'routes/milestones.ts' },
    { path: 'portfolio/children/:childId/home', file: 'routes/from-home.tsx' },
    { path: 'portfolio/steps/:portfolioStepId/done', file: 'routes/step-done.ts' },
    { path: 'portfolio/observations', file: 'routes/observations.ts' },
    { path: 'portfolio/observations/:observationId', file: 'routes/observation.tsx' },
    { path: 'portfolio/observations/:observationId/edit', file: 'routes/edit.tsx' },
    { path: 'portfolio/observations/:observationId/sharing', file: 'routes/sharing.ts' },
    { path: 'portfolio/observations/:observationId/approval', file: 'routes/approval.ts' },
    { path: 'portfolio/observations/:observationId/return', file: 'routes/return.ts' },
    { path: 'portfolio/observations/:observationId/withdrawal', file: 'routes/withdrawal.ts' },
  ],
  permissions: {
    view: { default: everybody, ceiling: everybody },
    observe: { default: staff, ceiling: staff },
    review: { default: office, ceiling: office },
    contribute: { default: ['guardian'], ceiling: ['guardian'] },
    withdraw: { default: everybody, ceiling: everybody },
    configure: { default: office, ceiling: office },
  },
  support: ['view', 'configure'],
  events: ['portfolio.shared', 'portfolio.submitted', 'portfolio.returned', 'portfolio.from_home'],
  reactsTo: [
    'portfolio.shared',
    'portfolio.submitted',
    'portfolio.returned',
    'portfolio.from_home',
    'attachment.ready',
    'attachment.failed',
  ],
  jobs: [],
  settings: z.object({
    /** Ids of frameworks; null: the one of its country. */
    frameworks: z
      .array(z.enum(['cn36', 'eyfs', 'own']))
      .nullable()
      .default(null),
    review: z.boolean().default(false),
    coverageWeeks: z.number().int().min(1).max(52).default(4),
  }),
  notifications: {
    'portfolio.shared': { audience: ['guardian'], default: ['push', 'digest'] },
    'portfolio.from_home': { audience: staff, default: ['push', 'digest'] },
    'portfolio.submitted': { audience: office, default: ['digest'] },
    'portfolio.returned': { audience: staff, default: ['push'] },
  },
  homeCards: [
    { id: 'observe', audience: ['teacher'] },
    { id: 'review', audience: office },
    { id: 'news', audience: ['guardian'] },
  ],
  timeline: ['observations'],
  record: { tables: ['observations', 'observation_children', 'portfolio_milestones', 'portfolio_steps'] },
  reportSections: ['areas', 'goals', 'home', 'steps'],
  copies: ['framework'],
  tables: [
    'observations',
    'observation_children',
    'observation_areas',
    'observation_media',
    'observation_wordings',
    'portfolio_milestones',
    'portfolio_steps',
    'portfolio_terms',
  ],
})

declare module '#tenants/module.ts' {
  interface Modules {
    portfolio: typeof portfolio
  }
}
declare module '#app/platform/i18n/translate.ts' {
  interface Messages {
    portfolio: typeof en
  }
}
