import { sql } from 'drizzle-orm'
import {
  bigint,
  date,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'
import { currentSchool } from '../actor-settings.ts'
import { schoolStates } from '../school-states.ts'
import { platformRole, schoolRole } from '../school-table.ts'

/*
 * What must be known before a school is: outside the wall, without people. A school's own process
 * may read the row of the school it serves and no other.
 */

const ownRow = (column: { schoolId?: unknown } | null, name: string) =>
  pgPolicy(name, {
    for: 'select',
    to: schoolRole,
    using: sql`${column === null ? sql.raw('id') : sql.raw('school_id')} = ${currentSchool}`,
  })
const wholeTable = (name: string) =>
  pgPolicy(name, { for: 'all', to: platformRole, using: sql`true`, withCheck: sql`true` })

export const schools = pgTable(
  'schools',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    slug: text().notNull().unique(),
    /** Look-alike form of the slug: two schools may not read the same in an address bar. */
    slugSkeleton: text().notNull().unique(),
    name: text().notNull(),
    kind: text().notNull(),
    country: text().notNull(),
    timeZone: text().notNull(),
    locale: text().notNull(),
    plan: text().notNull().default('trial'),
    state: text({ enum: schoolStates }).notNull().default('trial'),
    /** Why and since when it is suspended; shown to its staff. */
    stateReason: text(),
    trialEndsOn: date(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  () => [ownRow(null, 'schools_own'), wholeTable('schools_platform')],
)

export const schoolDomains = pgTable(
  'school_domains',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    schoolId: uuid()
      .notNull()
      .references(() => schools.id, { onDelete: 'cascade' }),
    hostname: text().notNull(),
    /** Goes into the TXT record that proves the domain is theirs. */
    token: text().notNull(),
    provenAt: timestamp({ withTimezone: true }),
    checkedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [
    // Several schools may claim a name; only one can prove it.
    uniqueIndex('school_domains_proven').on(table.hostname).where(sql`proven_at is not null`),
    unique('school_domains_claim').on(table.schoolId, table.hostname),
    ownRow(table, 'school_domains_own'),
    wholeTable('school_domains_platform'),
  ],
)

/** Figures about a school that the console may show: counts and bytes, never people. */
export const schoolFigures = pgTable(
  'school_figures',
  {
    schoolId: uuid()
      .primaryKey()
      .references(() => schools.id, { onDelete: 'cascade' }),
    children: integer().notNull().default(0),
    guardians: integer().notNull().default(0),
    staff: integer().notNull().default(0),
    media: integer().notNull().default(0),
    storedBytes: bigint({ mode: 'number' }).notNull().default(0),
    lastActiveOn: date(),
    countedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  () => [wholeTable('school_figures_platform')],
)

/** Who works for the vendor. The identity is global; this row is the membership of the console. */
export const operators = pgTable(
  'operators',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    identityId: uuid().notNull().unique(),
    role: text({ enum: ['operator', 'support'] }).notNull(),
    /** As schools read it, where they let one of them in; '' for who is not offered by name. */
    name: text().notNull().default(''),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  () => [wholeTable('operators_platform')],
)

/** What the vendor did to which school, and why. */
export const operatorLog = pgTable(
  'operator_log',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    operatorId: uuid().notNull(),
    schoolId: uuid(),
    action: text().notNull(),
    detail: jsonb().$type<Record<string, string>>().notNull().default({}),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  () => [wholeTable('operator_log_platform')],
)
