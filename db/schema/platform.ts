import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  index,
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
import { schoolStates, schoolTroubles } from '../school-states.ts'
import { platformRole, schoolRole } from '../school-table.ts'

/*
 * What must be known before a school is: outside the wall, without people. A school's own process
 * may read the row of the school it serves and no other.
 */

/** What a look into public DNS found. `found` is what stands there instead: at most 5 values of 100 characters. */
export interface DnsSeen {
  outcome: string
  found?: string[]
}

/** A school's own process reads its row, or its rows. */
export const ownRow = (column: { schoolId?: unknown } | null, name: string) =>
  pgPolicy(name, {
    for: 'select',
    to: schoolRole,
    using: sql`${column === null ? sql.raw('id') : sql.raw('school_id')} = ${currentSchool}`,
  })
export const wholeTable = (name: string) =>
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
    /** Why an operator has suspended it; shown to its staff. While it is set the school is suspended whatever else holds. */
    stateReason: text(),
    /** The last day of the trial, or of a subscription that has ended; null while the plan goes on. */
    planEndsOn: date(),
    /** The day on which the owner or the vendor ended the contract. */
    closedOn: date(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [
    index('schools_state').on(table.state, table.id),
    index('schools_plan').on(table.plan, table.id),
    ownRow(null, 'schools_own'),
    wholeTable('schools_platform'),
  ],
)

export const schoolDomains = pgTable(
  'school_domains',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    schoolId: uuid()
      .notNull()
      .references(() => schools.id, { onDelete: 'cascade' }),
    hostname: text().notNull(),
    /** Look-alike form of the part that somebody registered. Null in a row that was not looked at since the column is there. */
    skeleton: text(),
    /** Goes into the TXT record that proves the domain is theirs. */
    token: text().notNull(),
    /** Since when its proof stands; null again once it has been missing for too long. While it is set, the host is the school's. */
    provenAt: timestamp({ withTimezone: true }),
    /** Since when public DNS says for certain that the proof is gone; kept when that took the domain out of use. */
    proofMissingSince: timestamp({ withTimezone: true }),
    proofSeen: jsonb().$type<DnsSeen>(),
    /** Since when its address leads to us. */
    routedAt: timestamp({ withTimezone: true }),
    routeSeen: jsonb().$type<DnsSeen>(),
    /** `elsewhere`: what stands in front of us has certificates of its own. */
    certificate: text({ enum: ['asked', 'issued', 'failed', 'elsewhere'] }),
    certificateReason: text(),
    certificateAskedAt: timestamp({ withTimezone: true }),
    /** When it first did all that it has to. */
    liveAt: timestamp({ withTimezone: true }),
    /** The one that the school wants to be found at. */
    chosen: boolean().notNull().default(false),
    /** The trouble that its owners were told of last. */
    told: text(),
    checkedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [
    // Several schools may claim a name; only one can prove it.
    uniqueIndex('school_domains_proven').on(table.hostname).where(sql`proven_at is not null`),
    unique('school_domains_claim').on(table.schoolId, table.hostname),
    uniqueIndex('school_domains_chosen').on(table.schoolId).where(sql`chosen`),
    index('school_domains_skeleton').on(table.skeleton),
    ownRow(table, 'school_domains_own'),
    wholeTable('school_domains_platform'),
  ],
)

/**
 * Names that a school gave up, kept from everybody else for a while. Without a foreign key, since the school itself may be gone.
 */
export const nameHolds = pgTable(
  'name_holds',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    kind: text({ enum: ['slug', 'domain'] }).notNull(),
    name: text().notNull(),
    /** Of a slug, so that its look-alikes rest as well. */
    skeleton: text(),
    schoolId: uuid().notNull(),
    /** Identities of those who owned the school: what they found anew may have the name back. */
    ownerIds: uuid().array().notNull().default([]),
    heldUntil: timestamp({ withTimezone: true }).notNull(),
  },
  t => [
    unique('name_holds_once').on(t.kind, t.name),
    index('name_holds_skeleton').on(t.skeleton),
    wholeTable('name_holds_platform'),
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
    /** What the vendor should look after: `tenants/school-health.ts`. */
    troubles: text({ enum: schoolTroubles }).array().notNull().default([]),
    /** The days on which children, and a guardian with an account, were counted first. */
    firstChildOn: date(),
    firstGuardianOn: date(),
    /** Somebody of the school was at work in the second week after it was made. */
    inSecondWeek: boolean().notNull().default(false),
    countedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  table => [
    // The schools of each trouble in the order of their list.
    ...schoolTroubles.map(trouble =>
      index(`school_figures_${trouble}`)
        .on(table.schoolId)
        .where(sql.raw(`'${trouble}' = any (troubles)`)),
    ),
    wholeTable('school_figures_platform'),
  ],
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
