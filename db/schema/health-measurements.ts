import { date, index, text, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, childCircle, guardiansOf, notViewed, office, self, staffOfChild } from '../visibility.ts'
import { children } from './children.ts'
import { members } from './members.ts'

/** What was measured of a child on a day, never changed: a correction is a row that replaces another, and what is replaced does not count. */
export const healthMeasurements = schoolTable(
  'health_measurements',
  {
    childId: uuid().notNull(),
    day: date().notNull(),
    /** Height, weight, head and vision as JSON, sealed; empty where a row takes another back. */
    valuesSealed: text(),
    measuredBy: uuid().notNull(),
    /** The row that this one corrects; once only, so that two cannot correct the same in ignorance of each other. */
    replaces: uuid(),
  },
  {
    seenBy: t => allOf(childCircle(t.childId), notViewed()),
    writtenBy: t => ({
      insert: allOf(anyOf(office(), staffOfChild(t.childId), guardiansOf(t.childId)), self(t.measuredBy)),
    }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.measuredBy, () => members, 'restrict'),
      unique('health_measurements_replaced_once').on(t.schoolId, t.replaces),
      index('health_measurements_child').on(t.schoolId, t.childId, t.day),
    ],
  },
)
