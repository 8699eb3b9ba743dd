import { boolean, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { self } from '../visibility.ts'
import { members } from './members.ts'

/** What a member lets others see of them; without a row they are seen writing. */
export const messagePreferences = schoolTable(
  'message_preferences',
  { memberId: uuid().notNull(), showsTyping: boolean().notNull() },
  {
    seenBy: t => self(t.memberId),
    writtenBy: t => self(t.memberId),
    extra: t => [
      belongsTo(t, t.memberId, () => members),
      unique('message_preferences_once').on(t.schoolId, t.memberId),
    ],
  },
)
