import { index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, childCircle, head, notViewed, self, staff, systemOnly } from '../visibility.ts'
import { children } from './children.ts'
import { members } from './members.ts'

/** When each of the staff last read a child's health or contact data: what the brake counts. One row a reader and child. */
export const recentReads = schoolTable(
  'recent_reads',
  { memberId: uuid().notNull(), childId: uuid().notNull(), readAt: timestamp({ withTimezone: true }).notNull() },
  {
    seenBy: t => anyOf(systemOnly(), self(t.memberId)),
    writtenBy: t => {
      const own = allOf(staff(), self(t.memberId), childCircle(t.childId), notViewed())
      return { insert: own, update: own }
    },
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.memberId, () => members),
      unique('recent_reads_once').on(t.schoolId, t.memberId, t.childId),
      index('recent_reads_of').on(t.schoolId, t.memberId, t.readAt),
    ],
  },
)

/** How a brake was let go: by the reader's own second proof, or by the head. */
export const brakeReleases = ['proof', 'head'] as const

/** That an account read so many children's data that it was stopped; never deleted. */
export const accessBrakes = schoolTable(
  'access_brakes',
  {
    memberId: uuid().notNull(),
    /** Children whose data was read or asked for within the time. */
    reads: integer().notNull(),
    releasedAt: timestamp({ withTimezone: true }),
    releasedBy: uuid(),
    released: text({ enum: brakeReleases }),
  },
  {
    seenBy: t => anyOf(head(), self(t.memberId)),
    writtenBy: () => systemOnly(),
    extra: t => [
      belongsTo(t, t.memberId, () => members),
      belongsTo(t, t.releasedBy, () => members, 'restrict'),
      index('access_brakes_of').on(t.schoolId, t.memberId, t.createdAt),
    ],
  },
)
