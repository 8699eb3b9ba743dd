import { sql } from 'drizzle-orm'
import { check, date, index, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, office, self, staff, staffOfChild, staffOfClass, systemOnly } from '../visibility.ts'
import { children } from './children.ts'
import { classes } from './classes.ts'
import { members } from './members.ts'

/** That somebody of the staff is in a class's room; open until they leave it, or until the school's day is over. */
export const attendanceRooms = schoolTable(
  'attendance_rooms',
  {
    classId: uuid().notNull(),
    memberId: uuid().notNull(),
    day: date().notNull(),
    cameAt: timestamp({ withTimezone: true }).notNull(),
    wentAt: timestamp({ withTimezone: true }),
  },
  {
    seenBy: () => staff(),
    writtenBy: t => ({
      insert: allOf(anyOf(office(), staffOfClass(t.classId)), self(t.memberId)),
      update: allOf(staff(), self(t.memberId)),
    }),
    extra: t => [
      belongsTo(t, t.classId, () => classes),
      belongsTo(t, t.memberId, () => members),
      // Nobody is in two rooms.
      uniqueIndex('attendance_rooms_one').on(t.schoolId, t.memberId, t.day).where(sql`${t.wentAt} is null`),
      index('attendance_rooms_day').on(t.schoolId, t.day, t.classId),
      check('attendance_rooms_times', sql`${t.wentAt} >= ${t.cameAt}`),
    ],
  },
)

/** A roll call: the building was left, and everybody in it is looked for. */
export const attendanceRollCalls = schoolTable(
  'attendance_roll_calls',
  {
    day: date().notNull(),
    startedBy: uuid().notNull(),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    endedBy: uuid(),
    endedAt: timestamp({ withTimezone: true }),
  },
  {
    seenBy: () => staff(),
    writtenBy: () => ({ insert: systemOnly(), update: staff() }),
    extra: t => [
      belongsTo(t, t.startedBy, () => members, 'restrict'),
      belongsTo(t, t.endedBy, () => members, 'restrict'),
      // Whoever starts one while one is under way joins it.
      uniqueIndex('attendance_roll_calls_open').on(t.schoolId, t.day).where(sql`${t.endedAt} is null`),
      index('attendance_roll_calls_day').on(t.schoolId, t.day, t.startedAt),
      check('attendance_roll_calls_ended', sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
    ],
  },
)

/** Somebody who was in the building when a roll call began, or was found after; safe once a named person has seen them. */
export const attendanceRollEntries = schoolTable(
  'attendance_roll_entries',
  {
    rollCallId: uuid().notNull(),
    /** A child, or one of the staff. */
    childId: uuid(),
    memberId: uuid(),
    /** In whose class or room. */
    classId: uuid(),
    safeAt: timestamp({ withTimezone: true }),
    safeBy: uuid(),
    /** When the last word on them was said; one that was said before and arrives after changes nothing. */
    saidAt: timestamp({ withTimezone: true }),
  },
  {
    seenBy: t => anyOf(office(), staffOfChild(t.childId), allOf(staff(), sql`${t.memberId} is not null`)),
    writtenBy: t => {
      const theirs = anyOf(office(), staffOfChild(t.childId), allOf(staff(), sql`${t.memberId} is not null`))
      return { insert: theirs, update: theirs }
    },
    extra: t => [
      belongsTo(t, t.rollCallId, () => attendanceRollCalls),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.memberId, () => members),
      belongsTo(t, t.classId, () => classes),
      belongsTo(t, t.safeBy, () => members, 'restrict'),
      unique('attendance_roll_entries_child').on(t.schoolId, t.rollCallId, t.childId),
      unique('attendance_roll_entries_member').on(t.schoolId, t.rollCallId, t.memberId),
      check('attendance_roll_entries_one', sql`(${t.childId} is null) <> (${t.memberId} is null)`),
      check('attendance_roll_entries_safe', sql`(${t.safeAt} is null) = (${t.safeBy} is null)`),
    ],
  },
)
