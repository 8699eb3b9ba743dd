import { and, eq, isNull } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { dataKeys } from '#db/schema/keys.ts'
import { schools } from '#db/schema/platform.ts'
import type { KeyOwner } from '#db/vault/data-key.ts'
import type { KeyRow, KeyRows } from '#db/vault/key-rows.ts'
import { system } from './actor.ts'
import { resolveSchool } from './resolve.server.ts'
import { School } from './school.server.ts'

/** The keyring's rows in `data_keys`, behind each school's wall. Every call is a transaction of its own. */
export const schoolKeyRows: KeyRows = {
  async find(owner) {
    const rows = await (await schoolOf(owner.schoolId)).read(q => q.select().from(dataKeys).where(ofOwner(owner)))
    return rows.map(asKeyRow)
  },

  async insert({ schoolId, purpose, childId, version, wrapped }) {
    const school = await schoolOf(schoolId)
    await school.write(tx => tx.insert(dataKeys).values({ purpose, childId, version, wrapped }).onConflictDoNothing())
  },

  async destroyChildKey(schoolId, childId) {
    const school = await schoolOf(schoolId)
    await school.write(tx =>
      tx
        .update(dataKeys)
        .set({ wrapped: null, destroyedAt: new Date() })
        .where(and(eq(dataKeys.purpose, 'child'), eq(dataKeys.childId, childId), isNull(dataKeys.destroyedAt))),
    )
  },

  async *all() {
    const ids = await runTransaction('platform', { readOnly: true }, q => q.select({ id: schools.id }).from(schools))
    for (const { id } of ids) {
      const resolved = await resolveSchool(id)
      // Of a school that is being erased no key is wanted any more.
      if (!resolved) continue
      const rows = await new School(resolved.facts, system).read((q: Queries) => q.select().from(dataKeys))
      yield* rows.map(asKeyRow)
    }
  },

  async replaceWrapped(row, wrapped) {
    const school = await schoolOf(row.schoolId)
    const replaced = await school.write(tx =>
      tx
        .update(dataKeys)
        .set({ wrapped })
        .where(and(ofOwner(row), eq(dataKeys.version, row.version), eq(dataKeys.wrapped, row.wrapped)))
        .returning({ id: dataKeys.id }),
    )
    return replaced.length > 0
  },
}

async function schoolOf(schoolId: string): Promise<School> {
  const resolved = await resolveSchool(schoolId)
  if (!resolved) throw new Error('There is no such school to keep a key for.')
  return new School(resolved.facts, system)
}

const ofOwner = ({ purpose, childId }: Pick<KeyRow, 'purpose' | 'childId'> | KeyOwner) =>
  and(eq(dataKeys.purpose, purpose), childId ? eq(dataKeys.childId, childId) : isNull(dataKeys.childId))

function asKeyRow({ schoolId, purpose, childId, version, wrapped }: typeof dataKeys.$inferSelect): KeyRow {
  // `purpose` is text in the table; only this file writes it.
  return { schoolId, purpose: purpose as KeyRow['purpose'], childId, version, wrapped }
}
