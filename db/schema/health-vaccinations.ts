import { sql } from 'drizzle-orm'
import { index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, childCircle, guardiansOf, notViewed, office, self, staffOfChild } from '../visibility.ts'
import { children } from './children.ts'
import { members } from './members.ts'

/** A dose that a child was given, or a vaccine that it is not given and why; taken back, never deleted. */
export const healthVaccinations = schoolTable(
  'health_vaccinations',
  {
    childId: uuid().notNull(),
    /** Vaccine, dose, day, place, or the reason it is not given, as JSON; sealed. */
    entrySealed: text().notNull(),
    writtenBy: uuid().notNull(),
    takenBackAt: timestamp({ withTimezone: true }),
    takenBackBy: uuid(),
  },
  {
    seenBy: t => allOf(childCircle(t.childId), notViewed()),
    writtenBy: t => {
      const circle = anyOf(office(), staffOfChild(t.childId), guardiansOf(t.childId))
      return {
        insert: allOf(circle, self(t.writtenBy)),
        update: allOf(circle, anyOf(self(t.takenBackBy), sql`${t.takenBackBy} is null`)),
      }
    },
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.writtenBy, () => members, 'restrict'),
      belongsTo(t, t.takenBackBy, () => members, 'restrict'),
      index('health_vaccinations_child').on(t.schoolId, t.childId),
    ],
  },
)
