import { and, asc, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { children } from '#db/schema/children.ts'
import { type MemberRole, members } from '#db/schema/members.ts'
import type { School } from '../../school.server.ts'
import { hereOn } from '../enrolled.ts'
import { wordsOf } from './parts.ts'

/** What somebody typed leads to. */
export interface Found {
  /** Ids of children who are here, by their own names or a guardian's. */
  childIds: string[]
  staff: { id: string; name: string; role: Exclude<MemberRole, 'guardian' | 'relative'> }[]
}

/** As many as anybody reads through; a word more is quicker. */
export const mostFound = 100

/**
 * Whom the words that were typed lead to: each word in some name of a child or of one of its guardians, or in the name of one of the
 * staff; anywhere in it, as it is written or as it is typed in Latin letters. Nothing typed finds nobody. As far as the reader sees.
 */
export async function foundBy(school: School, typed: string): Promise<Found> {
  const words = wordsOf(typed)
  if (words.length === 0) return { childIds: [], staff: [] }
  const [rows, staff] = await school.read(q =>
    Promise.all([
      q
        .select({ id: children.id })
        .from(children)
        .where(and(hereOn(school.today()), ...words.map(childIn)))
        .orderBy(asc(children.firstName), asc(children.lastName), asc(children.id))
        .limit(mostFound),
      q
        .select({ id: members.id, name: members.name, role: members.role })
        .from(members)
        .where(
          and(inArray(members.role, ['owner', 'office', 'teacher']), isNull(members.leftAt), ...words.map(memberIn)),
        )
        .orderBy(asc(members.name), asc(members.id))
        .limit(mostFound),
    ]),
  )
  return {
    childIds: rows.map(({ id }) => id),
    staff: staff.flatMap(({ role, ...person }) =>
      role === 'guardian' || role === 'relative' ? [] : [{ ...person, role }],
    ),
  }
}

/**
 * The parts that begin with a word, as a range: LIKE with a parameter would not use the index, and is not leakproof, so that it would
 * be asked after row-level security, row by row.
 */
const beginsWith = (word: string): SQL => sql`p.part >= ${word} and p.part < ${`${word}\u{10FFFF}`}`

const childIn = (word: string): SQL => sql`"children"."id" in (
  select p.child_id from name_parts p where p.school_id = (select nullif(current_setting('app.school_id', true), '')::uuid) and ${beginsWith(word)} and p.child_id is not null
  union
  select g.child_id from name_parts p join guardianships g on g.school_id = p.school_id and g.member_id = p.member_id
  where p.school_id = (select nullif(current_setting('app.school_id', true), '')::uuid) and ${beginsWith(word)} and g.ended_at is null)`

const memberIn = (word: string): SQL => sql`"members"."id" in (
  select p.member_id from name_parts p where p.school_id = (select nullif(current_setting('app.school_id', true), '')::uuid) and ${beginsWith(word)} and p.member_id is not null)`
