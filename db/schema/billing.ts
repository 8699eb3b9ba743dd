import { sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'
import { schoolStates } from '../school-states.ts'
import { schoolTable } from '../school-table.ts'
import { office, systemOnly } from '../visibility.ts'
import { ownRow, schools, wholeTable } from './platform.ts'

/*
 * What schools owe and have: outside the wall, without people. The plan itself is the school's (`schools.plan`); what a plan holds is data
 * in the code.
 */

const schoolId = () =>
  uuid()
    .notNull()
    .references(() => schools.id, { onDelete: 'cascade' })
const moment = () => timestamp({ withTimezone: true })

/** What a school pays for its plan, one row while it does. Written by `applySubscription` alone, whoever collects the money. */
export const subscriptions = pgTable(
  'subscriptions',
  {
    schoolId: uuid()
      .primaryKey()
      .references(() => schools.id, { onDelete: 'cascade' }),
    provider: text({ enum: ['stripe', 'transfer'] }).notNull(),
    interval: text({ enum: ['month', 'year'] }).notNull(),
    currency: text({ enum: ['CNY', 'EUR', 'USD', 'GBP'] }).notNull(),
    /** Hundredths for a child and interval, without tax: what was agreed, whatever the list says now. */
    perChild: integer().notNull(),
    /** The price list that it is from. */
    pricedSince: date().notNull(),
    /** Children that are paid for in this period: the most there were at once in it. */
    children: integer().notNull(),
    periodStart: date().notNull(),
    /** The first day that is not in it. */
    periodEnd: date().notNull(),
    /** The day after the oldest open bill was due. */
    overdueSince: date(),
    /** What comes with the next period instead; `free` and `none` end the subscription. */
    nextPlan: text({ enum: ['free', 'none', 'basic', 'plus'] }),
    nextInterval: text({ enum: ['month', 'year'] }),
    /** The price list that it was chosen from. */
    nextPricedSince: date(),
    stripeCustomerId: text(),
    stripeSubscriptionId: text().unique(),
    startedAt: moment().notNull().defaultNow(),
    changedAt: moment().notNull().defaultNow(),
  },
  table => [
    check('subscriptions_children', sql`${table.children} >= 0 and ${table.perChild} >= 0`),
    check('subscriptions_period', sql`${table.periodStart} < ${table.periodEnd}`),
    index('subscriptions_overdue').on(table.overdueSince).where(sql`overdue_since is not null`),
    ownRow(table, 'subscriptions_own'),
    wholeTable('subscriptions_platform'),
  ],
)

/** Every change of a school's state, in order; `school_standings` is the school's own copy, audited behind its wall. */
export const schoolStateChanges = pgTable(
  'school_state_changes',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    schoolId: schoolId(),
    fromState: text({ enum: schoolStates }).notNull(),
    toState: text({ enum: schoolStates }).notNull(),
    /** A code: what led to it. */
    cause: text().notNull(),
    /** The school's day on which it happened. */
    day: date().notNull(),
    /** It is in the school's own log and its owners' letters are on their way. */
    passedOnAt: moment(),
    createdAt: moment().notNull().defaultNow(),
  },
  table => [
    index('school_state_changes_of').on(table.schoolId, table.id),
    index('school_state_changes_waiting').on(table.schoolId).where(sql`passed_on_at is null`),
    wholeTable('school_state_changes_platform'),
  ],
)

/** Changes of state as the school's own audited rows: what its owners read, and by which each was written to once. */
export const schoolStandings = schoolTable(
  'school_standings',
  {
    changeId: uuid().notNull(),
    fromState: text({ enum: schoolStates }).notNull(),
    toState: text({ enum: schoolStates }).notNull(),
    cause: text().notNull(),
    day: date().notNull(),
    toldAt: moment(),
  },
  {
    seenBy: office,
    writtenBy: () => ({ insert: systemOnly(), update: systemOnly() }),
    extra: t => [unique('school_standings_once').on(t.schoolId, t.changeId)],
  },
)

/**
 * What the vendor has given one school beyond its plan (or below it), until a day or for good. What counts is worked out with every look:
 * the newest for its key that is not over.
 */
export const entitlementOverrides = pgTable(
  'entitlement_overrides',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    schoolId: schoolId(),
    /** A limit's name, or `module:<id>`. */
    key: text().notNull(),
    /** The limit; 1 or 0 for a module. */
    value: integer().notNull(),
    /** The last day. */
    lastDay: date(),
    reason: text().notNull(),
    /** Taken back before its day. */
    revokedAt: moment(),
    createdAt: moment().notNull().defaultNow(),
  },
  table => [
    check('entitlement_overrides_value', sql`${table.value} >= 0`),
    index('entitlement_overrides_of').on(table.schoolId, table.id).where(sql`revoked_at is null`),
    ownRow(table, 'entitlement_overrides_own'),
    wholeTable('entitlement_overrides_platform'),
  ],
)

/** How many active children a school had, at most, on a day: what is billed. Kept for two years. */
export const childCounts = pgTable(
  'child_counts',
  { schoolId: schoolId(), day: date().notNull(), children: integer().notNull() },
  table => [
    primaryKey({ columns: [table.schoolId, table.day] }),
    ownRow(table, 'child_counts_own'),
    wholeTable('child_counts_platform'),
  ],
)

/** Whom bills are made out to, as the school writes it. Of the school and nobody in it. */
export const billingDetails = pgTable(
  'billing_details',
  {
    schoolId: uuid()
      .primaryKey()
      .references(() => schools.id, { onDelete: 'cascade' }),
    legalName: text().notNull(),
    /** Lines of the address as they are printed. */
    address: jsonb().$type<string[]>().notNull(),
    country: text().notNull(),
    /** VAT number, or the unified social credit code in China. */
    taxId: text(),
    /** The school's own reference, such as an order number. */
    reference: text(),
    changedAt: moment().notNull().defaultNow(),
  },
  table => [ownRow(table, 'billing_details_own'), wholeTable('billing_details_platform')],
)

/** A school's customer at Stripe. Stays when its subscription ends, so that a school which comes back is the same customer. */
export const stripeCustomers = pgTable(
  'stripe_customers',
  {
    schoolId: uuid()
      .primaryKey()
      .references(() => schools.id, { onDelete: 'cascade' }),
    customerId: text().notNull().unique(),
    /** Readings of what Stripe has of the school that have begun, and the newest whose answer was written: an older one changes nothing. */
    readingsBegun: integer().notNull().default(0),
    readingWritten: integer().notNull().default(0),
    /** A job to follow its events was asked for then and has not ended: another is not needed. */
    followingSince: moment(),
    /** Stripe has the school's details as they were at this moment. */
    detailsSentAt: moment(),
    createdAt: moment().notNull().defaultNow(),
  },
  () => [wholeTable('stripe_customers_platform')],
)

/** Stripe's messages by their id, so that one which comes again does nothing. Without their content, which is read anew. */
export const stripeEvents = pgTable(
  'stripe_events',
  {
    /** Stripe's own: `evt_…`. */
    id: text().primaryKey(),
    type: text().notNull(),
    /** Of what it tells: `sub_…`, `in_…`. */
    objectId: text(),
    /** Null when it is of no school of ours. */
    schoolId: uuid().references(() => schools.id, { onDelete: 'cascade' }),
    outcome: text({ enum: ['waiting', 'followed', 'ignored', 'foreign'] }).notNull(),
    /** How often Stripe has sent it. */
    deliveries: integer().notNull().default(1),
    receivedAt: moment().notNull().defaultNow(),
    followedAt: moment(),
  },
  table => [
    index('stripe_events_waiting').on(table.schoolId).where(sql`outcome = 'waiting'`),
    index('stripe_events_received').on(table.receivedAt),
    wholeTable('stripe_events_platform'),
  ],
)

/** What an operator should know of a school's money: refunds, disputes, a second subscription that was undone, repairs. Each once. */
export const billingNotes = pgTable(
  'billing_notes',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    schoolId: schoolId(),
    /** A code. */
    kind: text().notNull(),
    /** What it is about and how that stands: with the kind it is unique, so that it is noted once. */
    subject: text().notNull(),
    /** Codes, ids, amounts and days. */
    detail: jsonb().$type<Record<string, string>>().notNull().default({}),
    createdAt: moment().notNull().defaultNow(),
  },
  table => [
    unique('billing_notes_once').on(table.schoolId, table.kind, table.subject),
    wholeTable('billing_notes_platform'),
  ],
)
