import { bigint, boolean, date, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { head, systemOnly } from '../visibility.ts'
import { media } from './media.ts'
import { members } from './members.ts'
import { wholeTable } from './platform.ts'

const moment = () => timestamp({ withTimezone: true })

/** In this order; each may be done again. */
export const erasureSteps = ['count', 'keys', 'people', 'files', 'rows', 'verify', 'names', 'tell', 'done'] as const
export type ErasureStep = (typeof erasureSteps)[number]

/**
 * A closed school on its way out, and the proof that it is gone: without a foreign key, as it outlives the school. A trigger lets it begin only
 * for a school that has been closed for as long as was promised, and keeps what is over as it is (migration erasures).
 */
export const schoolErasures = pgTable(
  'school_erasures',
  {
    schoolId: uuid().primaryKey(),
    /** What the school was called, and where it was. Of the school and nobody in it. */
    name: text().notNull(),
    slug: text().notNull(),
    closedOn: date().notNull(),
    /** How many days before the last one owners were written to, each once. */
    toldDays: integer().array().notNull().default([]),
    lastToldOn: date(),
    /** From here on there is no way back. */
    begunAt: moment(),
    step: text({ enum: erasureSteps }).notNull().default('count'),
    /** A worker is at it until then, unless it died. */
    leasedUntil: moment(),
    /** Addresses and languages of the owners for the last letter, sealed with the platform's key; null once it is sent. */
    ownersSealed: text(),
    ownerIds: uuid().array().notNull().default([]),
    /** Every host at which it was reached. */
    hosts: text().array().notNull().default([]),
    /** Rows there were, by table. */
    rowCounts: jsonb().$type<Record<string, number>>().notNull().default({}),
    files: integer().notNull().default(0),
    bytes: bigint({ mode: 'number' }).notNull().default(0),
    /** Identities that belonged to no other school and were no owners'. */
    people: integer().notNull().default(0),
    erasedAt: moment(),
    /** The proof as it was sent; `hash` is its SHA-256, and it names that of the erasure before. */
    document: text(),
    hash: text(),
    toldAt: moment(),
    /** Erased once more after a backup had brought it back. */
    again: boolean().notNull().default(false),
  },
  () => [wholeTable('school_erasures_platform')],
)

/** Letters about the coming erasure whose jobs the school has: each is handed over once, whatever a crash leaves. */
export const erasureTellings = schoolTable(
  'erasure_tellings',
  { closedOn: date().notNull(), daysBefore: integer().notNull() },
  {
    seenBy: systemOnly,
    writtenBy: () => ({ insert: systemOnly() }),
    extra: t => [unique('erasure_tellings_once').on(t.schoolId, t.closedOn, t.daysBefore)],
  },
)

/** The whole school as archives for its owners to take along: one at a time. The file's row is out of everybody's reach; this one shows it. */
export const schoolExports = schoolTable(
  'school_exports',
  {
    askedBy: uuid().notNull(),
    mediaId: uuid().notNull(),
    locale: text({ enum: ['en', 'zh-Hans'] }).notNull(),
    /** Percent. */
    progress: integer().notNull().default(0),
    /** SHA-256 of each archive, in their order. */
    hashes: text().array().notNull().default([]),
  },
  {
    seenBy: head,
    writtenBy: () => systemOnly(),
    extra: t => [
      belongsTo(t, t.askedBy, () => members),
      belongsTo(t, t.mediaId, () => media),
      unique('school_exports_one').on(t.schoolId),
    ],
  },
)
