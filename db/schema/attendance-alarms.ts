import { date, index, integer, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { anyOf, childCircle, office, staffOfClass, systemOnly } from '../visibility.ts'
import { attendanceAlerts } from './attendance.ts'
import { children } from './children.ts'
import { classes } from './classes.ts'

/** A child that was still here when the school closed. When it left is what its day says. */
export const attendanceLateStays = schoolTable(
  'attendance_late_stays',
  {
    childId: uuid().notNull(),
    day: date().notNull(),
    /** When the school closed on that day. */
    closedAt: timestamp({ withTimezone: true }).notNull(),
  },
  {
    seenBy: t => childCircle(t.childId),
    writtenBy: () => ({ insert: systemOnly() }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      unique('attendance_late_stays_once').on(t.schoolId, t.childId, t.day),
      index('attendance_late_stays_day').on(t.schoolId, t.day),
    ],
  },
)

/** A class in which nobody was marked by the school's hour: its staff were told. */
export const attendanceReminders = schoolTable(
  'attendance_reminders',
  { classId: uuid().notNull(), day: date().notNull() },
  {
    seenBy: t => anyOf(office(), staffOfClass(t.classId)),
    writtenBy: () => ({ insert: systemOnly() }),
    extra: t => [
      belongsTo(t, t.classId, () => classes),
      unique('attendance_reminders_once').on(t.schoolId, t.classId, t.day),
    ],
  },
)

/** The office was called again about a child that nobody had found yet: one row each time, until the alert is cleared. */
export const attendanceAlertCalls = schoolTable(
  'attendance_alert_calls',
  {
    alertId: uuid().notNull(),
    childId: uuid().notNull(),
    /** Which time it is, from 1. */
    round: integer().notNull(),
  },
  {
    seenBy: () => office(),
    writtenBy: () => ({ insert: systemOnly() }),
    extra: t => [
      belongsTo(t, t.alertId, () => attendanceAlerts),
      belongsTo(t, t.childId, () => children),
      unique('attendance_alert_calls_once').on(t.schoolId, t.alertId, t.round),
    ],
  },
)
