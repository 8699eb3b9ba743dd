import { and, asc, eq } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { identityKeys } from '#db/schema/identity.ts'
import { PLATFORM, type Purpose } from '#db/vault/data-key.ts'
import type { KeyRow, KeyRows } from '#db/vault/key-rows.ts'

/** Where the wrapped keys of identities rest: their own schema, which only `cubby_identity` reaches. */
export const identityKeyRows: KeyRows = {
  async find(owner) {
    const rows = await runTransaction('identity', { readOnly: true }, q =>
      q.select().from(identityKeys).where(eq(identityKeys.purpose, owner.purpose)),
    )
    return rows.map(keyRow)
  },
  async insert(row) {
    await runTransaction('identity', { readOnly: false }, q =>
      q
        .insert(identityKeys)
        .values({ purpose: row.purpose, version: row.version, wrapped: row.wrapped })
        .onConflictDoNothing(),
    )
  },
  destroyChildKey() {
    return Promise.reject(new TypeError('Identities have no keys of children.'))
  },
  async *all() {
    const rows = await runTransaction('identity', { readOnly: true }, q =>
      q.select().from(identityKeys).orderBy(asc(identityKeys.id)),
    )
    yield* rows.map(keyRow)
  },
  async replaceWrapped(row, wrapped) {
    const changed = await runTransaction('identity', { readOnly: false }, q =>
      q
        .update(identityKeys)
        .set({ wrapped })
        .where(
          and(
            eq(identityKeys.purpose, row.purpose),
            eq(identityKeys.version, row.version),
            eq(identityKeys.wrapped, row.wrapped),
          ),
        )
        .returning({ id: identityKeys.id }),
    )
    return changed.length > 0
  },
}

const keyRow = (row: typeof identityKeys.$inferSelect): KeyRow => ({
  schoolId: PLATFORM,
  purpose: row.purpose as Purpose,
  childId: null,
  version: row.version,
  wrapped: row.wrapped,
})
