import { integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { schoolTable } from '../school-table.ts'
import { anyone, systemOnly } from '../visibility.ts'

/**
 * A school's data keys, each wrapped by the master key: one per class of data, and one per child that
 * is destroyed with the child.
 */
export const dataKeys = schoolTable(
  'data_keys',
  {
    purpose: text().notNull(),
    childId: uuid(),
    version: integer().notNull().default(1),
    wrapped: text(),
    destroyedAt: timestamp({ withTimezone: true }),
  },
  {
    // Wrapped keys are useless without the master key; every transaction of the school may need one.
    seenBy: anyone,
    writtenBy: () => ({ insert: anyone(), update: systemOnly() }),
    extra: t => [unique('data_keys_once').on(t.schoolId, t.purpose, t.childId, t.version).nullsNotDistinct()],
  },
)
