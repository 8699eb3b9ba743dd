import { and, asc, isNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { CopyPart } from '#app/platform/copies.ts'
import { tags as tagTable } from '#db/schema/tags.ts'
import { oneAtATime } from '#tenants/people/tags.server.ts'

const columns = { name: tagTable.name, nameKey: tagTable.nameKey, colour: tagTable.colour }

/** The words for children, without any child that has them. One of that name is left as it is, be it out of use. */
export const tags: CopyPart = async ({ school }) => {
  const own = await school.read(q =>
    q
      .select(columns)
      .from(tagTable)
      .where(and(isNull(tagTable.archivedAt), isNull(tagTable.mergedInto)))
      .orderBy(asc(tagTable.name)),
  )
  if (own.length === 0) return null
  return {
    what: own,
    plan: async q => {
      const there = new Set(
        (await q.select({ nameKey: tagTable.nameKey }).from(tagTable)).map(({ nameKey }) => nameKey),
      )
      const missing = own.filter(({ nameKey }) => !there.has(nameKey))
      return {
        changes: missing.map(({ name }) => ({ kind: 'added', name: () => name })),
        put: async tx => {
          await oneAtATime(tx)
          await tx
            .insert(tagTable)
            .values(missing.map(tag => ({ id: uuidv7(), ...tag })))
            .onConflictDoNothing()
        },
      }
    },
  }
}
