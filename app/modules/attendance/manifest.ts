import { z } from 'zod'
import { defineModule } from '#tenants/module.ts'
import type en from './messages/en.json'

const everybody = ['owner', 'office', 'teacher', 'guardian'] as const
const staff = ['owner', 'office', 'teacher'] as const
const office = ['owner', 'office'] as const

/** Who is here: the class register, absences, who is missing, and what became of it. */
export const attendance = defineModule({
  id: 'attendance',
  requires: [],
  plan: 'free',
  audience: everybody,
  icon: 'clipboard-check',
  order: 10,
  routes: [
    { path: 'attendance', file: 'routes/today.tsx' },
    { path: 'attendance/classes/:classId', file: 'routes/register.tsx' },
    { path: 'attendance/classes/:classId/month', file: 'routes/class-month.tsx' },
    { path: 'attendance/classes/:classId/export', file: 'routes/export.ts' },
    { path: 'attendance/marks', file: 'routes/marks.ts' },
    { path: 'attendance/children/:childId', file: 'routes/child-month.tsx' },
    { path: 'attendance/children/:childId/correction', file: 'routes/correction.ts' },
    { path: 'attendance/absences', file: 'routes/absences.tsx' },
    { path: 'attendance/absences/new', file: 'routes/new-absence.tsx' },
    { path: 'attendance/absences/:absenceId/withdrawal', file: 'routes/withdrawal.ts' },
    { path: 'attendance/absences/:absenceId/approval', file: 'routes/approval.ts' },
    { path: 'attendance/alerts/:alertId/clearance', file: 'routes/clearance.ts' },
    { path: 'attendance/children/:childId/pickup', file: 'routes/pickup.tsx' },
    { path: 'attendance/children/:childId/pickup/persons/new', file: 'routes/new-pickup-person.tsx' },
    { path: 'attendance/children/:childId/pickup/codes/new', file: 'routes/new-pickup-code.tsx' },
    { path: 'attendance/pickup-persons/:personId/ending', file: 'routes/pickup-person-ending.ts' },
    { path: 'attendance/pickup-codes/:codeId/withdrawal', file: 'routes/pickup-code-withdrawal.ts' },
    { path: 'attendance/children/:childId/door', file: 'routes/door.tsx' },
    { path: 'attendance/children/:childId/door/refusal', file: 'routes/refusal.ts' },
    { path: 'attendance/settings', file: 'routes/settings.tsx' },
  ],
  permissions: {
    view: { default: everybody, ceiling: everybody },
    mark: { default: staff, ceiling: staff },
    report: { default: ['guardian'], ceiling: ['guardian'] },
    authorise: { default: ['guardian', ...office], ceiling: ['guardian', ...office] },
    approve: { default: staff, ceiling: staff },
    configure: { default: office, ceiling: office },
  },
  events: ['attendance.missing', 'attendance.absence_reported', 'attendance.pickup_refused'],
  reactsTo: ['attendance.missing', 'attendance.absence_reported', 'attendance.pickup_refused'],
  jobs: ['attendance.watch'],
  settings: z.object({
    watch: z.boolean().default(true),
    missingBy: z.string().default('09:30'),
    lateAfter: z.string().default('09:00'),
    schoolDays: z.array(z.number()).default([1, 2, 3, 4, 5]),
  }),
  notifications: {
    'attendance.missing': { audience: staff, default: ['push', 'email'] },
    'attendance.missing_child': { audience: ['guardian'], default: ['push', 'email'] },
    'attendance.pickup_refused': { audience: staff, default: ['push'] },
    'attendance.absence_reported': { audience: staff, default: [] },
  },
  homeCards: [
    { id: 'children', audience: ['guardian'] },
    { id: 'classes', audience: ['teacher'] },
    { id: 'school', audience: office },
  ],
  tables: [
    'attendance_marks',
    'attendance_days',
    'absences',
    'attendance_alerts',
    'pickup_persons',
    'pickup_codes',
    'pickup_refusals',
  ],
})

declare module '#tenants/module.ts' {
  interface Modules {
    attendance: typeof attendance
  }
}
declare module '#app/platform/i18n/translate.ts' {
  interface Messages {
    attendance: typeof en
  }
}
