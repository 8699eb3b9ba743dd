import { sql } from 'drizzle-orm'
import { check, date, index, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { office, systemOnly } from '../visibility.ts'
import { children } from './children.ts'
import { members } from './members.ts'

/** For how many years a school keeps what it has of a child after its last day. No row: what is usual in its country. */
export const retentionRules = schoolTable(
  'retention_rules',
  { years: integer().notNull(), setBy: uuid().notNull() },
  {
    support: 'read',
    seenBy: office,
    writtenBy: office,
    extra: t => [
      belongsTo(t, t.setBy, () => members, 'restrict'),
      unique('retention_rules_once').on(t.schoolId),
      check('retention_rules_years', sql`${t.years} between 1 and 50`),
    ],
  },
)

/** The office was told that a child's records fall due; nothing is erased sooner than thirty days after. */
export const retentionNotices = schoolTable(
  'retention_notices',
  {
    childId: uuid().notNull(),
    /** Those who were told of in one notification. */
    batchId: uuid().notNull(),
    noticedOn: date().notNull(),
  },
  {
    seenBy: office,
    writtenBy: () => ({ insert: systemOnly(), delete: office() }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      unique('retention_notices_once').on(t.schoolId, t.childId),
      index('retention_notices_batch').on(t.schoolId, t.batchId),
    ],
  },
)

/** A child's records are kept beyond their day, because of a case that is open; why is sealed. */
export const retentionHolds = schoolTable(
  'retention_holds',
  { childId: uuid().notNull(), heldBy: uuid().notNull(), reasonSealed: text().notNull() },
  {
    seenBy: office,
    writtenBy: office,
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.heldBy, () => members, 'restrict'),
      unique('retention_holds_once').on(t.schoolId, t.childId),
    ],
  },
)

/** What is left of a child whose records were erased: nothing by which it could be known. */
export interface NamelessCounts {
  /** Days by how they ended: present, absent … */
  days: Record<string, number>
  classes: number
  files: number
}

/** A child's records were erased; its id is the row's own, so that once is all. */
export const erasures = schoolTable(
  'erasures',
  { leftOn: date().notNull(), erasedOn: date().notNull(), counts: jsonb().$type<NamelessCounts>().notNull() },
  { seenBy: office, writtenBy: () => ({ insert: systemOnly() }) },
)
