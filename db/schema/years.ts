import { sql } from 'drizzle-orm'
import { check, date, index, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { everyMember, office } from '../visibility.ts'
import { children } from './children.ts'
import { members } from './members.ts'

/** A school's years; a class belongs to one by its name. */
export const schoolYears = schoolTable(
  'school_years',
  { name: text().notNull(), startsOn: date().notNull(), endsOn: date().notNull() },
  {
    support: 'read',
    seenBy: everyMember,
    writtenBy: office,
    extra: t => [
      unique('school_years_name').on(t.schoolId, t.name),
      check('school_years_order', sql`${t.endsOn} >= ${t.startsOn}`),
    ],
  },
)

/** What the office wants of a change of years: ids and names of classes, no names of people. */
export interface YearPlan {
  classes: { id: string; name: string; staff: boolean; leave: boolean }[]
  /** Children who do not go with their class. */
  children: { id: string; to: 'repeat' | 'leave' }[]
}

/** A change from one school year to the next: planned, then made, with what is needed to take it back. */
export const yearChanges = schoolTable(
  'year_changes',
  {
    createdBy: uuid().notNull(),
    state: text({ enum: ['planned', 'made', 'undone'] })
      .notNull()
      .default('planned'),
    toYear: text().notNull(),
    /** The first day in the new classes. */
    takesOn: date().notNull(),
    plan: jsonb().$type<YearPlan>().notNull(),
    /** The moment of the transaction that made it: rows of that moment are its own, later ones somebody's work. */
    madeAt: timestamp({ withTimezone: true }),
    undoneAt: timestamp({ withTimezone: true }),
    /** When the old classes were closed: on the day that it takes effect, or at once. */
    closedAt: timestamp({ withTimezone: true }),
    /** Classes that it opened. */
    classIds: uuid().array().notNull().default([]),
    /** Rows of `class_staff` that it made. */
    staffIds: uuid().array().notNull().default([]),
  },
  {
    support: 'read',
    seenBy: office,
    writtenBy: office,
    extra: t => [belongsTo(t, t.createdBy, () => members), index('year_changes_day').on(t.schoolId, t.takesOn)],
  },
)

/** What a change of years did with one child. */
export const yearSteps = schoolTable(
  'year_steps',
  {
    changeId: uuid().notNull(),
    childId: uuid().notNull(),
    /** The enrolment that it ended, and which end had been said before. */
    endedId: uuid().notNull(),
    formerEnd: date(),
    /** The enrolment that it made; none for a child that leaves. */
    madeId: uuid(),
    formerLeftOn: date(),
  },
  {
    seenBy: office,
    writtenBy: office,
    extra: t => [
      belongsTo(t, t.changeId, () => yearChanges),
      belongsTo(t, t.childId, () => children),
      unique('year_steps_once').on(t.schoolId, t.changeId, t.endedId),
    ],
  },
)
