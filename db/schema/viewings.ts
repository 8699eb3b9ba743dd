import { type AnyColumn, sql } from 'drizzle-orm'
import { index, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, inPerson, office, self, systemOnly, whoeverSees } from '../visibility.ts'
import { members } from './members.ts'

/** Whom the office may see the site as: nobody who may do as much as itself. */
const isBelowTheOffice = (schoolId: AnyColumn, memberId: AnyColumn) =>
  whoeverSees(
    sql`from members m where m.school_id = ${schoolId} and m.id = ${memberId} and m.role in ('teacher', 'guardian') and m.left_at is null`,
  )

/**
 * When somebody of the office saw the site as another member sees it, and who; for that member to read. It holds for the one browser
 * in which it was begun, and is over at `endsAt` at the latest, whether or not anybody writes that down.
 */
export const viewings = schoolTable(
  'viewings',
  {
    viewerId: uuid().notNull(),
    memberId: uuid().notNull(),
    /** The viewer's session; sessions belong to no school, so no key leads there. */
    sessionId: uuid().notNull(),
    endsAt: timestamp({ withTimezone: true }).notNull(),
    endedAt: timestamp({ withTimezone: true }),
  },
  {
    seenBy: t => anyOf(office(), inPerson(t.memberId)),
    writtenBy: t => ({
      insert: allOf(office(), self(t.viewerId), isBelowTheOffice(t.schoolId, t.memberId)),
      update: anyOf(systemOnly(), allOf(office(), self(t.viewerId))),
    }),
    extra: t => [
      belongsTo(t, t.viewerId, () => members),
      belongsTo(t, t.memberId, () => members),
      uniqueIndex('viewings_open').on(t.schoolId, t.sessionId).where(sql`ended_at is null`),
      index('viewings_member').on(t.schoolId, t.memberId),
    ],
  },
)
