import { date, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { checkLevels, checkRounds, checkSteps } from '../attendance-words.ts'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, childCircle, notViewed, office, self, staffOfChild } from '../visibility.ts'
import { children } from './children.ts'
import { members } from './members.ts'

/**
 * Every look at a child in the morning or at noon, never changed: what stands of a round is worked out from those of the day
 * (`check-policy.ts`). That
 * something was noticed can be counted by the database, as absences by their reason; what it was is sealed.
 */
export const attendanceChecks = schoolTable(
  'attendance_checks',
  {
    childId: uuid().notNull(),
    /** The school's day that it is about. */
    day: date().notNull(),
    /** Which of the day's two looks it is; a version that knows of one only writes none. */
    round: text({ enum: checkRounds }).notNull().default('morning'),
    level: text({ enum: checkLevels }).notNull(),
    /** Temperature, signs and note as JSON, sealed with the school's key; empty where there is nothing to say. */
    findingSealed: text(),
    checkedBy: uuid().notNull(),
    /** When it was made, by the server's clock: the moment of receipt less the time it waited. */
    checkedAt: timestamp({ withTimezone: true }).notNull(),
    /** The check that stood on the page; empty for none. */
    seenCheck: uuid(),
  },
  {
    seenBy: t => allOf(childCircle(t.childId), notViewed()),
    writtenBy: t => ({ insert: allOf(anyOf(office(), staffOfChild(t.childId)), self(t.checkedBy)) }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.checkedBy, () => members, 'restrict'),
      index('attendance_checks_child').on(t.schoolId, t.childId, t.day),
      index('attendance_checks_day').on(t.schoolId, t.day),
    ],
  },
)

/** What was done about a child that was unwell on a day, by whom and when; never changed. */
export const attendanceCheckSteps = schoolTable(
  'attendance_check_steps',
  {
    childId: uuid().notNull(),
    day: date().notNull(),
    step: text({ enum: checkSteps }).notNull(),
    doneBy: uuid().notNull(),
    /** By the server's clock, less the time it waited to be sent. */
    doneAt: timestamp({ withTimezone: true }).notNull(),
  },
  {
    seenBy: t => allOf(childCircle(t.childId), notViewed()),
    writtenBy: t => ({ insert: allOf(anyOf(office(), staffOfChild(t.childId)), self(t.doneBy)) }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.doneBy, () => members, 'restrict'),
      index('attendance_check_steps_child').on(t.schoolId, t.childId, t.day),
    ],
  },
)
