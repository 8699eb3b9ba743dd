import { text, timestamp, unique } from 'drizzle-orm/pg-core'
import { schoolTable } from '../school-table.ts'
import { anyOf, everyMember, kioskOfClass, office, relativesOfClass } from '../visibility.ts'

export const classes = schoolTable(
  'classes',
  {
    name: text().notNull(),
    /** As the school writes it: '2026/27'. */
    schoolYear: text().notNull(),
    closedAt: timestamp({ withTimezone: true }),
  },
  {
    support: 'amend',
    seenBy: t => anyOf(everyMember(), kioskOfClass(t.id), relativesOfClass(t.id)),
    writtenBy: office,
    extra: t => [unique('classes_name').on(t.schoolId, t.schoolYear, t.name)],
  },
)
