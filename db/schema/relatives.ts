import { date, index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { anyOf, guardiansOf, office, self } from '../visibility.ts'
import { children } from './children.ts'
import { members } from './members.ts'

/**
 * Whom a guardian lets see photos of a child, from a day on. It holds as long as that guardian may see the child. Written by the school
 * itself once the domain has asked who may (`tenants/people/relatives/`): who decides for a child no policy knows.
 */
export const relatives = schoolTable(
  'relatives',
  {
    childId: uuid().notNull(),
    memberId: uuid().notNull(),
    invitedBy: uuid().notNull(),
    relation: text({ enum: ['grandparent', 'uncle_aunt', 'sibling', 'godparent', 'other'] }).notNull(),
    /** As the guardian calls them: guardians do not read members. */
    name: text().notNull(),
    /** The first day whose photos they see; empty for everything. */
    since: date(),
    joinedAt: timestamp({ withTimezone: true }),
    endedAt: timestamp({ withTimezone: true }),
    endedBy: uuid(),
  },
  {
    seenBy: t => anyOf(office(), self(t.memberId), guardiansOf(t.childId)),
    writtenBy: office,
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.memberId, () => members),
      belongsTo(t, t.invitedBy, () => members),
      // Both parents may invite the same grandmother: what one ends, or loses, is not the other's.
      unique('relatives_once').on(t.schoolId, t.childId, t.memberId, t.invitedBy),
      index('relatives_member').on(t.schoolId, t.memberId),
    ],
  },
)
