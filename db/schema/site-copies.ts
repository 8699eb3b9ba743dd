import { type AnyColumn, sql } from 'drizzle-orm'
import { index, text, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, head, self, whoeverSees } from '../visibility.ts'
import { members } from './members.ts'

/** An owner at this moment, whatever the request that writes was told a second ago. */
const ownsNow = (schoolId: AnyColumn, memberId: AnyColumn) =>
  whoeverSees(
    sql`from members m where m.school_id = ${schoolId} and m.id = ${memberId} and m.role = 'owner' and m.left_at is null`,
  )

/**
 * That an owner copied something of this school to another of theirs (`out`), or of another to this one (`in`). Which the other is stands
 * nowhere: no school learns of another (decision 051).
 */
export const siteCopies = schoolTable(
  'site_copies',
  {
    direction: text({ enum: ['out', 'in'] }).notNull(),
    /** What was copied: `look`, `reports.template`. */
    part: text().notNull(),
    memberId: uuid().notNull(),
  },
  {
    seenBy: head,
    writtenBy: t => ({ insert: allOf(head(), self(t.memberId), ownsNow(t.schoolId, t.memberId)) }),
    extra: t => [belongsTo(t, t.memberId, () => members), index('site_copies_newest').on(t.schoolId, t.createdAt)],
  },
)
