import { sql } from 'drizzle-orm'
import { check, customType, index, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, office, staff, staffOfChild } from '../visibility.ts'
import { children } from './children.ts'
import { members } from './members.ts'

/** Compared byte by byte, so that "begins with" is a range of an index. */
const bytewise = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/**
 * By what somebody is found: of every word of a name, and of how it is typed in Latin letters, the rest from each of its letters on.
 * What contains "min" is then what has a part that begins with it, and an index that begins with the school finds it; also a single
 * Chinese character, which is too short for trigrams. Gone when the name changes (a trigger), made anew by `tenants/people/directory/`.
 */
export const nameParts = schoolTable(
  'name_parts',
  { childId: uuid(), memberId: uuid(), part: bytewise().notNull() },
  {
    support: 'derived',
    seenBy: t => anyOf(office(), staffOfChild(t.childId), allOf(staff(), sql`${t.memberId} is not null`)),
    writtenBy: office,
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.memberId, () => members),
      index('name_parts_found').on(t.schoolId, t.part),
      index('name_parts_child').on(t.schoolId, t.childId),
      index('name_parts_member').on(t.schoolId, t.memberId),
      check('name_parts_one', sql`num_nonnulls(${t.childId}, ${t.memberId}) = 1`),
    ],
  },
)
