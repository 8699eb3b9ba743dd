import { sql } from 'drizzle-orm'
import { boolean, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, guardiansOf, office, self, staffOfChild } from '../visibility.ts'
import { children } from './children.ts'
import { members } from './members.ts'

/** What comes next for a child: a plan of the staff, or something for the family to try. */
export const portfolioSteps = schoolTable(
  'portfolio_steps',
  {
    childId: uuid().notNull(),
    /** The framework's first level, if it is about one. */
    area: text(),
    bodySealed: text().notNull(),
    /** The family sees it, and can say "we did it". */
    forFamily: boolean().notNull().default(false),
    createdBy: uuid().notNull(),
    authorName: text().notNull(),
    doneAt: timestamp({ withTimezone: true }),
    doneBy: uuid(),
  },
  {
    support: 'read',
    seenBy: t => anyOf(office(), staffOfChild(t.childId), allOf(guardiansOf(t.childId), sql`${t.forFamily}`)),
    writtenBy: t => {
      const school = anyOf(office(), staffOfChild(t.childId))
      return { insert: allOf(school, self(t.createdBy)), update: school }
    },
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.createdBy, () => members, 'restrict'),
      belongsTo(t, t.doneBy, () => members, 'restrict'),
      index('portfolio_steps_child').on(t.schoolId, t.childId),
    ],
  },
)
