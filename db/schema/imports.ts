import { index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { office } from '../visibility.ts'
import { members } from './members.ts'

export const importStates = ['waiting', 'dropped', 'made', 'undone'] as const

/**
 * A roster that was sent: waiting to be looked through, then made, with the ids of what it made for as long as it can be
 * undone. The row goes when its time is over; what it made stays.
 */
export const imports = schoolTable(
  'imports',
  {
    createdBy: uuid().notNull(),
    state: text({ enum: importStates }).notNull().default('waiting'),
    /** The file, packed and sealed; gone as soon as the import is made or given up. */
    fileSealed: text(),
    fileKind: text({ enum: ['csv', 'xlsx'] }).notNull(),
    encoding: text(),
    /** By column of the file what it is; '' for one that is left out. */
    columns: text().array().notNull(),
    dateOrder: text({ enum: ['dmy', 'mdy'] }),
    /** A file not looked through, or the right to undo, ends here. */
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    /** The moment of the transaction that made it: rows of that moment are its own, later ones somebody's work. */
    madeAt: timestamp({ withTimezone: true }),
    undoneAt: timestamp({ withTimezone: true }),
    childIds: uuid().array().notNull().default([]),
    memberIds: uuid().array().notNull().default([]),
    classIds: uuid().array().notNull().default([]),
    tagIds: uuid().array().notNull().default([]),
    /** Rows of children who were there already. */
    skipped: integer().notNull().default(0),
  },
  {
    seenBy: office,
    writtenBy: office,
    extra: t => [belongsTo(t, t.createdBy, () => members), index('imports_expiry').on(t.schoolId, t.expiresAt)],
  },
)

/** What the columns of a roster with these headers were last said to be, so that nobody matches them twice. */
export const rosterLayouts = schoolTable(
  'roster_layouts',
  {
    /** A keyed fingerprint: a file without a header has people in its first row. */
    headersIndex: text().notNull(),
    /** In the order of the sorted headers. */
    columns: text().array().notNull(),
    dateOrder: text({ enum: ['dmy', 'mdy'] }),
  },
  { seenBy: office, writtenBy: office, extra: t => [unique('roster_layouts_headers').on(t.schoolId, t.headersIndex)] },
)
