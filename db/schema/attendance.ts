import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { absenceReasons, markStates, pickupRefusalReasons } from '../attendance-words.ts'
import { belongsTo, schoolTable } from '../school-table.ts'
import {
  allOf,
  anyOf,
  childCircle,
  guardiansOf,
  kioskOfChild,
  kioskToday,
  office,
  self,
  staffOfChild,
  systemOnly,
} from '../visibility.ts'
import { kiosks } from './attendance-kiosks.ts'
import { children } from './children.ts'
import { media } from './media.ts'
import { members } from './members.ts'

/**
 * Every deliberate mark, never changed: the history from which `attendance_days` is what stands now. Its id is made where it
 * was tapped, so that a mark sent twice is one.
 */
export const attendanceMarks = schoolTable(
  'attendance_marks',
  {
    childId: uuid().notNull(),
    /** The school's day that it is about. */
    day: date().notNull(),
    state: text({ enum: markStates }).notNull(),
    arrivedAt: timestamp({ withTimezone: true }),
    leftAt: timestamp({ withTimezone: true }),
    reason: text({ enum: absenceReasons }),
    /** Whose word it is: the one of the staff who tapped, or at a kiosk the guardian who came, or who had given somebody a code. */
    markedBy: uuid().notNull(),
    /** Where it was made, if at a kiosk. */
    kioskId: uuid(),
    /** When it was made, by the clock it was made with. */
    clientAt: timestamp({ withTimezone: true }).notNull(),
    /** When it was made, by the server's clock: the moment of receipt less the time it waited. */
    markedAt: timestamp({ withTimezone: true }).notNull(),
    /** The mark that stood on the marker's page; empty for none. */
    seenMark: uuid(),
    /** Why the past was changed; of corrections only. */
    why: text(),
    /** Who took the child along, where staff have said so at the door: one of the three, or none. */
    pickedUpByMember: uuid(),
    pickedUpByPerson: uuid(),
    pickedUpByCode: uuid(),
  },
  {
    support: 'read',
    seenBy: t => childCircle(t.childId),
    writtenBy: t => ({
      insert: anyOf(
        allOf(anyOf(office(), staffOfChild(t.childId)), self(t.markedBy)),
        allOf(systemOnly(), sql`${t.kioskId} is not null`),
      ),
    }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.kioskId, () => kiosks, 'restrict'),
      belongsTo(t, t.markedBy, () => members, 'restrict'),
      belongsTo(t, t.pickedUpByMember, () => members, 'restrict'),
      belongsTo(t, t.pickedUpByPerson, () => pickupPersons),
      belongsTo(t, t.pickedUpByCode, () => pickupCodes),
      index('attendance_marks_day').on(t.schoolId, t.childId, t.day),
      check('attendance_marks_why', sql`char_length(${t.why}) between 1 and 500`),
      check(
        'attendance_marks_taker',
        sql`num_nonnulls(${t.pickedUpByMember}, ${t.pickedUpByPerson}, ${t.pickedUpByCode}) <= 1`,
      ),
    ],
  },
)

/** How it stands with a child on a school day: the last deliberate mark. No row: nobody has marked it. */
export const attendanceDays = schoolTable(
  'attendance_days',
  {
    childId: uuid().notNull(),
    day: date().notNull(),
    state: text({ enum: markStates }).notNull(),
    arrivedAt: timestamp({ withTimezone: true }),
    leftAt: timestamp({ withTimezone: true }),
    /** Came after the hour the school had set on that day. */
    late: boolean().notNull().default(false),
    reason: text({ enum: absenceReasons }),
    /** The mark that stands, by whom and when. */
    markId: uuid().notNull(),
    markedBy: uuid().notNull(),
    markedAt: timestamp({ withTimezone: true }).notNull(),
    /** A mark that says otherwise and was made without knowledge of this one, until somebody who sees both marks again. */
    contestedBy: uuid(),
    revision: integer().notNull().default(1),
  },
  {
    support: 'read',
    seenBy: t => anyOf(childCircle(t.childId), allOf(kioskOfChild(t.childId), kioskToday(t.day))),
    writtenBy: t => ({
      insert: anyOf(office(), staffOfChild(t.childId)),
      update: anyOf(office(), staffOfChild(t.childId)),
    }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.markId, () => attendanceMarks),
      belongsTo(t, t.contestedBy, () => attendanceMarks),
      unique('attendance_days_once').on(t.schoolId, t.childId, t.day),
      index('attendance_days_day').on(t.schoolId, t.day),
      check(
        'attendance_days_times',
        sql`${t.leftAt} is null or ${t.arrivedAt} is null or ${t.leftAt} >= ${t.arrivedAt}`,
      ),
    ],
  },
)

/** A family's word that a child will not come. */
export const absences = schoolTable(
  'absences',
  {
    childId: uuid().notNull(),
    reportedBy: uuid().notNull(),
    /** First and last school day. */
    fromDay: date().notNull(),
    toDay: date().notNull(),
    reason: text({ enum: absenceReasons }).notNull(),
    /** Often about health: sealed with the school's key. */
    noteSealed: text(),
    /** Taken note of is the rule; some schools approve holidays. */
    approvedAt: timestamp({ withTimezone: true }),
    approvedBy: uuid(),
    withdrawnAt: timestamp({ withTimezone: true }),
  },
  {
    seenBy: t => childCircle(t.childId),
    writtenBy: t => ({
      insert: allOf(guardiansOf(t.childId), self(t.reportedBy)),
      update: anyOf(office(), staffOfChild(t.childId), allOf(guardiansOf(t.childId), self(t.reportedBy))),
    }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.reportedBy, () => members, 'restrict'),
      belongsTo(t, t.approvedBy, () => members, 'restrict'),
      index('absences_child').on(t.schoolId, t.childId, t.fromDay),
      index('absences_days').on(t.schoolId, t.toDay),
      check('absences_order', sql`${t.toDay} between ${t.fromDay} and ${t.fromDay} + 366`),
    ],
  },
)

/** A child that had neither come nor been excused by the hour the school set; open until a named person has found out. */
export const attendanceAlerts = schoolTable(
  'attendance_alerts',
  {
    childId: uuid().notNull(),
    day: date().notNull(),
    clearedAt: timestamp({ withTimezone: true }),
    clearedBy: uuid(),
    /** What the person found out, in their words. */
    finding: text(),
  },
  {
    seenBy: t => childCircle(t.childId),
    writtenBy: t => ({ insert: systemOnly(), update: anyOf(office(), staffOfChild(t.childId)) }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.clearedBy, () => members, 'restrict'),
      unique('attendance_alerts_once').on(t.schoolId, t.childId, t.day),
      index('attendance_alerts_day').on(t.schoolId, t.day),
      check('attendance_alerts_finding', sql`char_length(${t.finding}) between 1 and 500`),
      check('attendance_alerts_cleared', sql`(${t.clearedAt} is null) = (${t.clearedBy} is null)`),
    ],
  },
)

/** Somebody whom a guardian allows to fetch a child, as often as they come in these days. */
export const pickupPersons = schoolTable(
  'pickup_persons',
  {
    childId: uuid().notNull(),
    name: text().notNull(),
    /** Who they are to the child, in the family's words. */
    relation: text().notNull(),
    phoneSealed: text(),
    /** The face that staff compare at the door. */
    photoId: uuid(),
    /** First and last day, school's days; without a last one until somebody ends it. */
    fromDay: date().notNull(),
    toDay: date(),
    addedBy: uuid().notNull(),
    endedAt: timestamp({ withTimezone: true }),
    endedBy: uuid(),
  },
  {
    seenBy: t => childCircle(t.childId),
    writtenBy: t => ({
      insert: allOf(guardiansOf(t.childId), self(t.addedBy)),
      update: anyOf(office(), guardiansOf(t.childId)),
    }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.photoId, () => media, 'restrict'),
      belongsTo(t, t.addedBy, () => members, 'restrict'),
      belongsTo(t, t.endedBy, () => members, 'restrict'),
      index('pickup_persons_child').on(t.schoolId, t.childId),
      check('pickup_persons_order', sql`${t.toDay} is null or ${t.toDay} >= ${t.fromDay}`),
    ],
  },
)

/**
 * A code with which a named person may fetch a child once, on one day. Only its keyed index is stored: six digits are few, and
 * without the school's key there is nothing to try them against.
 */
export const pickupCodes = schoolTable(
  'pickup_codes',
  {
    childId: uuid().notNull(),
    personName: text().notNull(),
    day: date().notNull(),
    codeIndex: text().notNull(),
    madeBy: uuid().notNull(),
    usedAt: timestamp({ withTimezone: true }),
    withdrawnAt: timestamp({ withTimezone: true }),
  },
  {
    seenBy: t => childCircle(t.childId),
    writtenBy: t => ({
      insert: allOf(guardiansOf(t.childId), self(t.madeBy)),
      update: childCircle(t.childId),
    }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.madeBy, () => members, 'restrict'),
      unique('pickup_codes_once').on(t.schoolId, t.day, t.codeIndex),
      index('pickup_codes_child').on(t.schoolId, t.childId, t.day),
    ],
  },
)

/** Somebody came for a child and was not given it: who, when, why, and who stood at the door. Never changed. */
export const pickupRefusals = schoolTable(
  'pickup_refusals',
  {
    childId: uuid().notNull(),
    day: date().notNull(),
    why: text({ enum: pickupRefusalReasons }).notNull(),
    /** The guardian or person who came; both empty where only a code was shown. */
    memberId: uuid(),
    personId: uuid(),
    /** Who stood at the door, or the kiosk that did. */
    refusedBy: uuid(),
    kioskId: uuid(),
  },
  {
    // Not the family: what a court has ordered against one parent is not for the other's app to tell.
    seenBy: t => anyOf(office(), staffOfChild(t.childId)),
    writtenBy: t => ({
      insert: anyOf(
        allOf(anyOf(office(), staffOfChild(t.childId)), self(t.refusedBy)),
        allOf(systemOnly(), sql`${t.kioskId} is not null`),
      ),
    }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.memberId, () => members, 'restrict'),
      belongsTo(t, t.personId, () => pickupPersons),
      belongsTo(t, t.refusedBy, () => members, 'restrict'),
      belongsTo(t, t.kioskId, () => kiosks, 'restrict'),
      check('pickup_refusals_door', sql`num_nonnulls(${t.refusedBy}, ${t.kioskId}) = 1`),
      index('pickup_refusals_child').on(t.schoolId, t.childId, t.day),
    ],
  },
)
