import { integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { systemOnly } from '../visibility.ts'
import { members } from './members.ts'

/** With which one of the staff confirms something on a colleague's device. Nobody reads it, themselves included. */
export const staffPins = schoolTable(
  'staff_pins',
  {
    memberId: uuid().notNull(),
    pinHash: text().notNull(),
    wrongTries: integer().notNull().default(0),
    lockedUntil: timestamp({ withTimezone: true }),
  },
  {
    seenBy: systemOnly,
    writtenBy: systemOnly,
    extra: t => [belongsTo(t, t.memberId, () => members), unique('staff_pins_once').on(t.schoolId, t.memberId)],
  },
)
