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
    { path: 'attendance/classes/:classId/check', file: 'routes/check.tsx' },
    { path: 'attendance/checks', file: 'routes/checks.ts' },
    { path: 'attendance/children/:childId/checks', file: 'routes/child-checks.tsx' },
    { path: 'attendance/children/:childId/steps', file: 'routes/steps.ts' },
    { path: 'attendance/classes/:classId/room', file: 'routes/room.ts' },
    { path: 'attendance/roll-call', file: 'routes/roll-call.tsx' },
    { path: 'attendance/roll-call/start', file: 'routes/roll-start.ts' },
    { path: 'attendance/roll-call/words', file: 'routes/roll-words.ts' },
    { path: 'attendance/roll-calls/:rollCallId', file: 'routes/roll-report.tsx' },
    { path: 'attendance/roll-calls/:rollCallId/end', file: 'routes/roll-end.ts' },
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
    check: { default: staff, ceiling: staff },
    configure: { default: office, ceiling: office },
  },
  events: [
    'attendance.missing',
    'attendance.absence_reported',
    'attendance.check_alert',
    'attendance.missing_still',
    'attendance.late_stay',
    'attendance.not_begun',
    'attendance.pickup_refused',
  ],
  reactsTo: [
    'attendance.missing',
    'attendance.absence_reported',
    'attendance.check_alert',
    'attendance.missing_still',
    'attendance.late_stay',
    'attendance.not_begun',
    'attendance.pickup_refused',
  ],
  jobs: ['attendance.watch', 'attendance.tell_family'],
  settings: z.object({
    watch: z.boolean().default(true),
    missingBy: z.string().default('09:30'),
    lateAfter: z.string().default('09:00'),
    schoolDays: z.array(z.number()).default([1, 2, 3, 4, 5]),
    checks: z.boolean().default(false),
    checkAlertFrom: z.number().nullable().default(null),
    checkAlertSigns: z.boolean().default(true),
    checkTellGuardians: z.boolean().default(false),
    outbreakFrom: z.number().nullable().default(3),
    escalateAfter: z.number().default(20),
    closesAt: z.string().nullable().default(null),
    ratio: z.number().nullable().default(null),
    ratios: z.record(z.string(), z.number()).default({}),
  }),
  notifications: {
    'attendance.missing': { audience: staff, default: ['push', 'email'] },
    'attendance.missing_child': { audience: ['guardian'], default: ['push', 'email'] },
    'attendance.pickup_refused': { audience: staff, default: ['push'] },
    'attendance.absence_reported': { audience: staff, default: [] },
    'attendance.check_alert': { audience: staff, default: ['push'] },
    'attendance.check_child': { audience: ['guardian'], default: ['push', 'email'] },
    'attendance.missing_still': { audience: office, default: ['push', 'email'] },
    'attendance.late_stay': { audience: staff, default: ['push'] },
    'attendance.late_stay_child': { audience: ['guardian'], default: ['push'] },
    'attendance.not_begun': { audience: staff, default: ['push'] },
    'attendance.arrived_child': { audience: ['guardian'], default: ['push'] },
    'attendance.gone_child': { audience: ['guardian'], default: ['push'] },
  },
  homeCards: [
    { id: 'missing', audience: ['teacher'] },
    { id: 'school', audience: office },
  ],
  homeLines: ['children', 'classes'],
  tables: [
    'attendance_marks',
    'attendance_days',
    'absences',
    'attendance_checks',
    'attendance_check_steps',
    'attendance_rooms',
    'absence_certificates',
    'attendance_late_stays',
    'attendance_reminders',
    'attendance_alert_calls',
    'attendance_roll_calls',
    'attendance_roll_entries',
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
