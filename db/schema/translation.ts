import { sql } from 'drizzle-orm'
import { check, date, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { anyone, office, self, systemOnly } from '../visibility.ts'
import { members } from './members.ts'

/** That a school lets its texts be translated, since when and by whose word; without a row it does not. Read with what every page needs. */
export const translationSwitches = schoolTable(
  'translation_switches',
  { switchedOnBy: uuid().notNull(), switchedOnAt: timestamp({ withTimezone: true }).notNull().defaultNow() },
  {
    support: 'read',
    platform: 'read',
    seenBy: anyone,
    writtenBy: office,
    extra: t => [unique('translation_switches_once').on(t.schoolId)],
  },
)

/** How many characters a school has had translated on a day of its calendar. */
export const translationDays = schoolTable(
  'translation_days',
  { day: date().notNull(), characters: integer().notNull() },
  {
    support: 'read',
    seenBy: office,
    writtenBy: () => ({ insert: systemOnly(), update: systemOnly() }),
    extra: t => [
      unique('translation_days_once').on(t.schoolId, t.day),
      check('translation_days_counts', sql`${t.characters} >= 0`),
    ],
  },
)

/** The school's glossary: what a word becomes in a language. Words of the school and no one's data, so not sealed. */
export const translationTerms = schoolTable(
  'translation_terms',
  {
    term: text().notNull(),
    /** The language that is translated into, as `locales` names it. */
    language: text().notNull(),
    /** The term itself where it stays as it is. */
    rendering: text().notNull(),
  },
  {
    support: 'read',
    seenBy: office,
    writtenBy: office,
    extra: t => [
      unique('translation_terms_once').on(t.schoolId, t.language, t.term),
      check(
        'translation_terms_length',
        sql`char_length(${t.term}) between 1 and 60 and char_length(${t.rendering}) between 1 and 60`,
      ),
    ],
  },
)

/** Members who want what is in another language translated without asking for each text. */
export const translationWishes = schoolTable(
  'translation_wishes',
  { memberId: uuid().notNull() },
  {
    seenBy: t => self(t.memberId),
    writtenBy: t => self(t.memberId),
    extra: t => [belongsTo(t, t.memberId, () => members), unique('translation_wishes_once').on(t.schoolId, t.memberId)],
  },
)
