import { sql } from 'drizzle-orm'
import { boolean, check, date, index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import {
  anyOf,
  childCircle,
  guardiansOf,
  kioskOfChild,
  kioskOfClass,
  office,
  relativesOf,
  self,
  staffOfChild,
  staffOfClass,
} from '../visibility.ts'
import { classes } from './classes.ts'
import { members } from './members.ts'

/** Why a child leaves, as offices count it. */
export const leavingReasons = ['school', 'other_school', 'moved_away', 'family', 'other'] as const
export type LeavingReason = (typeof leavingReasons)[number]

export const children = schoolTable(
  'children',
  {
    firstName: text().notNull(),
    lastName: text().notNull(),
    /** What everybody calls them, when it is not the first name. */
    callName: text(),
    birthDate: date(),
    leftOn: date(),
    leftBecause: text({ enum: leavingReasons }),
  },
  {
    support: 'amend',
    seenBy: t => anyOf(childCircle(t.id), kioskOfChild(t.id), relativesOf(t.id)),
    writtenBy: office,
    extra: t => [index('children_name').on(t.schoolId, t.lastName, t.firstName)],
  },
)

/** In which class a child is, from when to when; one at a time per class. */
export const enrolments = schoolTable(
  'enrolments',
  { childId: uuid().notNull(), classId: uuid().notNull(), startsOn: date().notNull(), endsOn: date() },
  {
    // Not the class circle: a family does not see who else is in the class through this table.
    support: 'edit',
    seenBy: t => anyOf(office(), staffOfClass(t.classId), guardiansOf(t.childId), kioskOfClass(t.classId)),
    writtenBy: office,
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.classId, () => classes),
      unique('enrolments_once').on(t.schoolId, t.childId, t.classId, t.startsOn),
      index('enrolments_class').on(t.schoolId, t.classId),
      check('enrolments_order', sql`${t.endsOn} is null or ${t.endsOn} >= ${t.startsOn}`),
    ],
  },
)

/**
 * A guardian's rights in a child, dated and separate: separated parents share one child record
 * and each has their own row here.
 */
export const guardianships = schoolTable(
  'guardianships',
  {
    childId: uuid().notNull(),
    memberId: uuid().notNull(),
    relation: text({ enum: ['mother', 'father', 'parent', 'grandparent', 'relative', 'guardian', 'carer'] }).notNull(),
    maySee: boolean().notNull().default(true),
    mayMessage: boolean().notNull().default(true),
    mayPickUp: boolean().notNull().default(true),
    /** Consents and signs for the child. */
    mayDecide: boolean().notNull().default(true),
    mayPay: boolean().notNull().default(true),
    startsOn: date(),
    endsOn: date(),
    endedAt: timestamp({ withTimezone: true }),
  },
  {
    support: 'read',
    seenBy: t => anyOf(office(), self(t.memberId), staffOfChild(t.childId)),
    writtenBy: office,
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.memberId, () => members),
      unique('guardianships_once').on(t.schoolId, t.childId, t.memberId),
      index('guardianships_member').on(t.schoolId, t.memberId),
    ],
  },
)

/**
 * What a court or an authority has ordered about one guardian and one child; sealed. A table of its own, since a guardian reads
 * their own guardianship, and this row is for staff alone.
 */
export const courtOrders = schoolTable(
  'court_orders',
  { childId: uuid().notNull(), memberId: uuid().notNull(), noteSealed: text().notNull() },
  {
    seenBy: t => anyOf(office(), staffOfChild(t.childId)),
    writtenBy: office,
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.memberId, () => members),
      unique('court_orders_once').on(t.schoolId, t.childId, t.memberId),
    ],
  },
)

export const consentPurposes = ['photos_inside', 'photos_outside'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

/**
 * What each guardian decided, when, about which wording; never changed, only followed by the next
 * decision. Whether a child's photo may be shown is computed from it (`consent_given`).
 */
export const consents = schoolTable(
  'consents',
  {
    childId: uuid().notNull(),
    memberId: uuid().notNull(),
    purpose: text({ enum: consentPurposes }).notNull(),
    decision: text({ enum: ['granted', 'refused'] }).notNull(),
    textVersion: text().notNull(),
    decidedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  {
    support: 'read',
    seenBy: t => childCircle(t.childId),
    writtenBy: t => ({ insert: anyOf(office(), sql`(${self(t.memberId)} and ${guardiansOf(t.childId)})`) }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.memberId, () => members),
      index('consents_standing').on(t.schoolId, t.childId, t.purpose, t.memberId, t.decidedAt),
    ],
  },
)
