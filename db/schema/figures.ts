import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { schoolStates } from '../school-states.ts'
import { schools, wholeTable } from './platform.ts'

/*
 * What the vendor counts, without people (decision 048). Months are their first day, ISO; money is hundredths a month, without tax.
 */

const schoolId = () =>
  uuid()
    .notNull()
    .references(() => schools.id, { onDelete: 'cascade' })
const counter = () => integer().notNull().default(0)
const money = () => bigint({ mode: 'number' }).notNull().default(0)

/**
 * A school's month by its own calendar. What it used is written by its own work (`upkeep.count-figures`), where it stood by the vendor's hourly
 * look; a month that is over stays as it was last seen.
 */
export const schoolMonths = pgTable(
  'school_months',
  {
    schoolId: schoolId(),
    month: date().notNull(),
    /** At the end of the month, or now. */
    plan: text().notNull(),
    state: text({ enum: schoolStates }).notNull(),
    /** Of what it pays; null while that is nothing. */
    currency: text({ enum: ['CNY', 'EUR', 'USD', 'GBP'] }),
    mrr: integer().notNull().default(0),
    /** The most there were at once. */
    children: counter(),
    /** The last that was counted. */
    storedBytes: money(),
    /** Days on which somebody of the school changed something. */
    activeDays: counter(),
  },
  table => [
    primaryKey({ columns: [table.schoolId, table.month] }),
    check('school_months_mrr', sql`${table.mrr} >= 0 and (${table.mrr} > 0) = (${table.currency} is not null)`),
    wholeTable('school_months_platform'),
  ],
)

/** A month of all schools together; the funnel is of those that began in it. Written again while the month is young, then never. */
export const platformMonths = pgTable(
  'platform_months',
  {
    month: date().primaryKey(),
    /** Sign-ups that were begun, by UTC days, and those of them whose code came back. */
    signupsStarted: counter(),
    signupsConfirmed: counter(),
    /** Schools that were made in it, and how many of them have come so far. */
    founded: counter(),
    withChildren: counter(),
    withGuardian: counter(),
    inSecondWeek: counter(),
    everPaid: counter(),
    /** Schools at the end of the month. */
    states: jsonb().$type<Record<string, number>>().notNull().default({}),
    plans: jsonb().$type<Record<string, number>>().notNull().default({}),
    countedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  () => [wholeTable('platform_months_platform')],
)

/** Monthly recurring revenue of a month's end in one currency, and what led to it from the month before. */
export const moneyMonths = pgTable(
  'money_months',
  {
    month: date().notNull(),
    currency: text({ enum: ['CNY', 'EUR', 'USD', 'GBP'] }).notNull(),
    mrr: money(),
    mrrBefore: money(),
    fromNew: money(),
    reactivated: money(),
    expansion: money(),
    contraction: money(),
    churned: money(),
    /** Schools that pay, that paid at the end of the month before, and those of the latter that pay no more. */
    paying: counter(),
    payingBefore: counter(),
    lost: counter(),
  },
  table => [primaryKey({ columns: [table.month, table.currency] }), wholeTable('money_months_platform')],
)

/** Of the schools that signed up in one month, how many paid at the end of another, and how many were at work in it. */
export const cohortMonths = pgTable(
  'cohort_months',
  {
    cohort: date().notNull(),
    month: date().notNull(),
    schools: counter(),
    paying: counter(),
    active: counter(),
  },
  table => [primaryKey({ columns: [table.cohort, table.month] }), wholeTable('cohort_months_platform')],
)

/** Compared byte by byte, so that "begins with" is a range of an index. */
const bytewise = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/**
 * By what a school is found: its name, its address and its domains, the rest of each from every sign on, small letters. Written by triggers
 * when one of them changes.
 */
export const schoolParts = pgTable('school_parts', { schoolId: schoolId(), part: bytewise().notNull() }, table => [
  primaryKey({ columns: [table.schoolId, table.part] }),
  index('school_parts_found').on(table.part, table.schoolId),
  wholeTable('school_parts_platform'),
])
