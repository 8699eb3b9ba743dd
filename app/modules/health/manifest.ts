import { z } from 'zod'
import { defineModule } from '#tenants/module.ts'
import type en from './messages/en.json'

const everybody = ['owner', 'office', 'teacher', 'guardian'] as const
const staff = ['owner', 'office', 'teacher'] as const
const office = ['owner', 'office'] as const

/** What whoever looks after a child must know of its health, how it grows, and what it is vaccinated against. */
export const health = defineModule({
  id: 'health',
  requires: [],
  plan: 'free',
  audience: everybody,
  icon: 'heart-pulse',
  order: 15,
  routes: [
    { path: 'health', file: 'routes/overview.tsx' },
    { path: 'health/warnings', file: 'routes/warnings.tsx' },
    { path: 'health/children/:childId', file: 'routes/child.tsx' },
    { path: 'health/children/:childId/conditions/new', file: 'routes/new-condition.tsx' },
    { path: 'health/conditions/:conditionId', file: 'routes/condition.tsx' },
    { path: 'health/conditions/:conditionId/confirmation', file: 'routes/confirmation.ts' },
    { path: 'health/conditions/:conditionId/ending', file: 'routes/ending.ts' },
    { path: 'health/children/:childId/growth', file: 'routes/growth.tsx' },
    { path: 'health/children/:childId/birth', file: 'routes/birth.tsx' },
    { path: 'health/children/:childId/measurements/new', file: 'routes/new-measurement.tsx' },
    { path: 'health/measurements', file: 'routes/measurements.ts' },
    { path: 'health/measurements/:measurementId', file: 'routes/measurement.tsx' },
    { path: 'health/children/:childId/vaccinations', file: 'routes/vaccinations.tsx' },
    { path: 'health/children/:childId/vaccinations/new', file: 'routes/new-vaccination.tsx' },
    { path: 'health/vaccinations/:vaccinationId/removal', file: 'routes/vaccination-removal.ts' },
    { path: 'health/classes/:classId/vaccinations', file: 'routes/class-vaccinations.tsx' },
    { path: 'health/settings', file: 'routes/settings.tsx' },
    { path: 'health/classes/:classId/measuring', file: 'routes/measuring.tsx' },
    { path: 'health/classes/:classId/alerts', file: 'routes/class-alerts.tsx' },
  ],
  permissions: {
    view: { default: everybody, ceiling: everybody },
    enter: { default: everybody, ceiling: everybody },
    confirm: { default: staff, ceiling: staff },
    supervise: { default: staff, ceiling: staff },
    configure: { default: office, ceiling: office },
  },
  events: [],
  reactsTo: [],
  jobs: [],
  settings: z.object({ schedule: z.string().default('country'), weeksAhead: z.number().default(8) }),
  notifications: {},
  homeCards: [],
  childAlerts: true,
  reportSections: ['growth'],
  tables: [
    'health_records',
    'health_conditions',
    'health_condition_versions',
    'health_measurements',
    'health_vaccinations',
  ],
})

declare module '#tenants/module.ts' {
  interface Modules {
    health: typeof health
  }
}
declare module '#app/platform/i18n/translate.ts' {
  interface Messages {
    health: typeof en
  }
}
