import { and, asc, inArray, isNull, sql } from 'drizzle-orm'
import { children } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { nameParts } from '#db/schema/name-parts.ts'
import type { School, Write } from '../../school.server.ts'
import { nameOf } from '../child-name.ts'
import { spellingOf, spellingOfPerson } from '../spelling.server.ts'
import { partsOf } from './parts.ts'

/** The job that spells whoever has not been; it lives in `workers/upkeep`. */
export const spellJob = 'upkeep.spell-names'
/** People spelt in one transaction: some ten thousand rows at most. */
const batch = 200
const rowsAtOnce = 5_000

/** Makes whoever has no parts of a name yet, or had a new name since, to be found; in short transactions. */
export async function spellNames(school: School, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted()
    const spelt = await school.write(tx => spell(tx))
    if (spelt < batch) return
  }
}

/** The same for a few within the write that took them in or named them anew, so that they are found at once. */
export const spellNow = (tx: Write, ids: readonly string[]): Promise<number> => spell(tx, ids)

/** @returns how many people were spelt */
async function spell(tx: Write, ids?: readonly string[]): Promise<number> {
  if (ids?.length === 0) return 0
  const [unspeltChildren, unspeltMembers] = await Promise.all([
    tx
      .select()
      .from(children)
      .where(
        and(
          ids ? inArray(children.id, [...ids]) : undefined,
          sql`not exists (select 1 from name_parts p where p.school_id = "children"."school_id" and p.child_id = "children"."id")`,
        ),
      )
      .orderBy(asc(children.id))
      .limit(batch)
      .for('no key update'),
    tx
      .select()
      .from(members)
      .where(
        and(
          ids ? inArray(members.id, [...ids]) : undefined,
          isNull(members.leftAt),
          sql`not exists (select 1 from name_parts p where p.school_id = "members"."school_id" and p.member_id = "members"."id")`,
        ),
      )
      .orderBy(asc(members.id))
      .limit(batch)
      .for('no key update'),
  ])
  const rows = [
    ...unspeltChildren.flatMap(child =>
      some([child.firstName, child.lastName, child.callName ?? '', nameOf(child), spellingOf(child)]).map(part => ({
        childId: child.id,
        memberId: null,
        part,
      })),
    ),
    ...unspeltMembers.flatMap(({ id, name }) =>
      some([name, spellingOfPerson(name)]).map(part => ({ childId: null, memberId: id, part })),
    ),
  ]
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx.insert(nameParts).values(rows.slice(from, from + rowsAtOnce))
  return unspeltChildren.length + unspeltMembers.length
}

/** Never none, or whoever has no letters in their name would be spelt again and again. */
const some = (names: readonly string[]): string[] => {
  const parts = partsOf(names)
  return parts.length > 0 ? parts : ['']
}
