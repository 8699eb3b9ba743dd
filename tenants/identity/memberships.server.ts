import { and, count, eq, ne } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { members } from '#db/schema/members.ts'

/**
 * In how many schools, besides one, there is a row of an identity, also of one who has left: what it wrote there still belongs to somebody.
 * As the identity role, which sees an identity's own memberships across schools and nothing else (decision 023).
 */
export async function membershipsElsewhere(identityId: string, besides?: string): Promise<number> {
  const scope = { name: 'scope-identity', text: `select set_config('app.identity_id', $1, true)`, values: [identityId] }
  const [row] = await runTransaction('identity', { readOnly: true, prelude: [scope] }, q =>
    q
      .select({ n: count(members.schoolId) })
      .from(members)
      .where(and(eq(members.identityId, identityId), besides ? ne(members.schoolId, besides) : undefined)),
  )
  return row?.n ?? 0
}
