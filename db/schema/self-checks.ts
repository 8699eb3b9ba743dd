import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'
import { wholeTable } from './platform.ts'

export const selfCheckOutcomes = ['passed', 'failed', 'broken'] as const
/** `broken`: it could not be carried through, so nothing is known. */
export type SelfCheckOutcome = (typeof selfCheckOutcomes)[number]

/** Each time that the installation looked whether its walls stand (decision 049): counts, and names of tables, never of a school. */
export const selfChecks = pgTable(
  'self_checks',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    /** The moment it was due; once for each, however many processes there are. */
    dueAt: timestamp({ withTimezone: true }).notNull().unique('self_checks_once'),
    startedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp({ withTimezone: true }),
    /** Null while it runs, and of one whose process died. */
    outcome: text({ enum: selfCheckOutcomes }),
    /** Tables whose rules were read back. */
    tables: integer().notNull().default(0),
    /** Looks into a table from another school, or from none. */
    probes: integer().notNull().default(0),
    /** Those among them at a table in which the other school has rows for certain. */
    probesAtRows: integer().notNull().default(0),
    /** What breaks the rules, as `breaches()` and the looks word it. */
    findings: text().array().notNull().default([]),
  },
  t => [wholeTable('self_checks_platform'), index('self_checks_started').on(t.startedAt)],
)
