import { z } from 'zod'
import { defineModule } from '#tenants/module.ts'
import type en from './messages/en.json'

const everybody = ['owner', 'office', 'teacher', 'guardian'] as const
const staff = ['owner', 'office', 'teacher'] as const
const office = ['owner', 'office'] as const

/** What whoever looks after a child must know of its health, how it grows, and what it is vaccinated against. */
/** All of it is about children, and in the record that a family takes along. */
const tables = [
  'health_records',
  'health_conditions',
  'health_condition_versions',
  'health_measurements',
  'health_vaccinations',
  'health_medication_orders',
  'health_medication_answers',
  'health_medication_ends',
  'health_medication_files',
  'health_doses',
  'health_dose_witnesses',
  'health_incidents',
  'health_incident_media',
  'health_incident_addenda',
  'health_incident_signatures',
]

/** What happened that people are told of by its own name. */
const told = [
  'health.medication_signed',
  'health.medication_answered',
  'health.medication_ended',
  'health.incident_submitted',
  'health.incident_returned',
  'health.incident_told',
  'health.incident_approved',
  'health.incident_added',
] as const

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
    { path: 'health/vaccinations', file: 'routes/school-vaccinations.tsx' },
    { path: 'health/children/:childId/vaccinations', file: 'routes/vaccinations.tsx' },
    { path: 'health/children/:childId/vaccinations/new', file: 'routes/new-vaccination.tsx' },
    { path: 'health/vaccinations/:vaccinationId/removal', file: 'routes/vaccination-removal.ts' },
    { path: 'health/classes/:classId/vaccinations', file: 'routes/class-vaccinations.tsx' },
    { path: 'health/settings', file: 'routes/settings.tsx' },
    { path: 'health/classes/:classId/measuring', file: 'routes/measuring.tsx' },
    { path: 'health/classes/:classId/alerts', file: 'routes/class-alerts.tsx' },
    { path: 'health/children/:childId/medication', file: 'routes/medication.tsx' },
    { path: 'health/children/:childId/medication/new', file: 'routes/new-medication.tsx' },
    { path: 'health/medication/:orderId', file: 'routes/medication-order.tsx' },
    { path: 'health/medication/:orderId/answer', file: 'routes/medication-answer.tsx' },
    { path: 'health/medication/:orderId/ending', file: 'routes/medication-ending.ts' },
    { path: 'health/medication/:orderId/doses/new', file: 'routes/new-dose.tsx' },
    { path: 'health/doses/:doseId', file: 'routes/dose.tsx' },
    { path: 'health/doses/:doseId/mistake', file: 'routes/dose-mistake.tsx' },
    { path: 'health/classes/:classId/medication', file: 'routes/class-medication.tsx' },
    { path: 'health/incidents', file: 'routes/incidents.tsx' },
    { path: 'health/incidents/new', file: 'routes/incident-new.tsx' },
    { path: 'health/incidents/:incidentId', file: 'routes/incident.tsx' },
    { path: 'health/incidents/:incidentId/edit', file: 'routes/incident-edit.tsx' },
    { path: 'health/incidents/:incidentId/approval', file: 'routes/incident-approval.ts' },
    { path: 'health/incidents/:incidentId/return', file: 'routes/incident-return.ts' },
    { path: 'health/incidents/:incidentId/signature', file: 'routes/incident-signature.ts' },
    { path: 'health/incidents/:incidentId/addenda', file: 'routes/incident-addenda.ts' },
    { path: 'health/incidents/:incidentId/file', file: 'routes/incident-file.ts' },
    { path: 'health/incident-statistics', file: 'routes/incident-statistics.tsx' },
    { path: 'health/classes/:classId/registers', file: 'routes/registers.tsx' },
    { path: 'health/classes/:classId/registers/reason', file: 'routes/registers-reason.ts' },
    { path: 'health/classes/:classId/registers/csv', file: 'routes/registers-csv.ts' },
    { path: 'health/classes/:classId/registers/file', file: 'routes/registers-file.ts' },
  ],
  permissions: {
    view: { default: everybody, ceiling: everybody },
    enter: { default: everybody, ceiling: everybody },
    confirm: { default: staff, ceiling: staff },
    prescribe: { default: ['guardian'], ceiling: ['guardian'] },
    give: { default: staff, ceiling: staff },
    supervise: { default: staff, ceiling: staff },
    configure: { default: office, ceiling: office },
    approve: { default: office, ceiling: office },
    sign: { default: ['guardian'], ceiling: ['guardian'] },
  },
  support: ['configure'],
  events: [...told, 'health.dose_logged'],
  reactsTo: [...told, 'health.dose_logged', 'attachment.ready', 'attachment.failed'],
  jobs: ['health.witness_due', 'health.medication_watch', 'health.incident_file', 'health.register_file'],
  settings: z.object({ schedule: z.string().default('country'), weeksAhead: z.number().default(8) }),
  notifications: {
    'health.medication_signed': { audience: staff, default: ['push'] },
    'health.medication_ended': { audience: staff, default: ['push'] },
    'health.medication_answered': { audience: ['guardian'], default: ['push', 'email'] },
    'health.dose_logged': { audience: ['guardian'], default: ['push'] },
    'health.dose_unwitnessed': { audience: ['owner'], default: ['push', 'email'] },
    'health.package_expires': { audience: everybody, default: ['push'] },
    'health.package_expired': { audience: everybody, default: ['push', 'email'] },
    'health.medication_ends': { audience: everybody, default: ['push'] },
    'health.incident_submitted': { audience: office, default: ['push', 'digest'] },
    'health.incident_returned': { audience: staff, default: ['push'] },
    'health.incident_told': { audience: ['guardian'], default: ['push', 'email'] },
    'health.incident_approved': { audience: ['guardian'], default: ['push', 'email'] },
    'health.incident_added': { audience: ['guardian'], default: ['push', 'email'] },
  },
  homeCards: [
    { id: 'medicine', audience: staff },
    { id: 'incident_approval', audience: office },
    { id: 'incident_signature', audience: ['guardian'] },
    { id: 'incident_returned', audience: ['teacher'] },
  ],
  timeline: ['incidents'],
  reportSections: ['growth'],
  childAlerts: true,
  registers: ['incidents', 'medication'],
  record: { tables: [...tables] },
  tables,
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
