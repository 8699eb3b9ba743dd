import { sql } from 'drizzle-orm'
import { text, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, everyMember, systemOnly, whoeverSees } from '../visibility.ts'
import { messageIsSeen, messages } from './messages.ts'

/** What a message says in another language, once somebody who may read it has asked. Goes with the words it was made of. */
export const messageTranslations = schoolTable(
  'message_translations',
  { messageId: uuid().notNull(), language: text().notNull(), textSealed: text().notNull() },
  {
    seenBy: t => anyOf(systemOnly(), allOf(everyMember(), messageIsSeen(t.schoolId, t.messageId))),
    writtenBy: t => ({
      insert: systemOnly(),
      // Whoever takes the message back takes it along.
      delete: anyOf(
        systemOnly(),
        allOf(
          everyMember(),
          whoeverSees(
            sql`from messages m where m.school_id = ${t.schoolId} and m.id = ${t.messageId} and m.retracted_at is not null`,
          ),
        ),
      ),
    }),
    extra: t => [
      belongsTo(t, t.messageId, () => messages),
      unique('message_translations_once').on(t.schoolId, t.messageId, t.language),
    ],
  },
)
