import { and, gt, inArray, isNotNull, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { sessions } from '#db/schema/identity.ts'
import { members } from '#db/schema/members.ts'
import { nameHolds, operators } from '#db/schema/platform.ts'
import { publish } from '../bus.server.ts'
import { eraseIdentity } from '../identity/identities.server.ts'
import { membershipsElsewhere } from '../identity/memberships.server.ts'

/** How many people `eraseStrangers` will erase: who belong, or have belonged, to this school and no other, are none of the vendor's and no owners. */
export const countStrangers = async ({ schoolId, ownerIds }: Leaving): Promise<number> =>
  (await strangersOf(schoolId)).filter(id => !ownerIds.includes(id)).length

type Leaving = { schoolId: string; ownerIds: readonly string[] }

/**
 * Erases who they were for signing in. Owners stay until their hold on the school's name ends (`sweepHolds`): by them the name could be had back.
 */
export async function eraseStrangers({ schoolId, ownerIds }: Leaving, signal?: AbortSignal): Promise<void> {
  for (const identityId of await strangersOf(schoolId)) {
    signal?.throwIfAborted()
    if (!ownerIds.includes(identityId)) await eraseIdentity(identityId)
  }
}

/** Those of former owners, whose hold has ended, who belong to no school by now and hold no other name. */
export async function eraseFormerOwners(identityIds: readonly string[]): Promise<void> {
  for (const identityId of new Set(identityIds)) {
    const holding = await runTransaction('platform', { readOnly: true }, q =>
      q
        .select({ id: nameHolds.id })
        .from(nameHolds)
        .where(and(sql`${identityId}::uuid = any (${nameHolds.ownerIds})`, gt(nameHolds.heldUntil, sql`now()`)))
        .limit(1),
    )
    if (holding.length === 0 && (await belongNowhere([identityId])).length > 0) await eraseIdentity(identityId)
  }
}

/** Ends whatever was signed in at the school's hosts. */
export async function forgetSessionsOf(hosts: readonly string[]): Promise<void> {
  if (hosts.length === 0) return
  const ended = await runTransaction('identity', { readOnly: false }, q =>
    q
      .delete(sessions)
      .where(inArray(sessions.host, [...hosts]))
      .returning({ userId: sessions.userId }),
  )
  for (const identityId of new Set(ended.map(({ userId }) => userId))) await publish('session', identityId)
}

/** Read as the school itself: its members' rows are there until the step after. */
async function strangersOf(schoolId: string): Promise<string[]> {
  const rows = await runTransaction(
    'school',
    {
      readOnly: true,
      prelude: [
        {
          name: 'scope-erasing',
          text: `select set_config('app.school_id', $1, true), set_config('app.role', 'system', true), set_config('app.acting_role', 'system', true)`,
          values: [schoolId],
        },
      ],
    },
    q => q.selectDistinct({ identityId: members.identityId }).from(members).where(isNotNull(members.identityId)),
  )
  return belongNowhere(
    rows.flatMap(({ identityId }) => (identityId ? [identityId] : [])),
    schoolId,
  )
}

/** Who of them has no row in any school but one, having left or not, and is no operator. */
async function belongNowhere(identityIds: readonly string[], but?: string): Promise<string[]> {
  if (identityIds.length === 0) return []
  const vendors = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select({ identityId: operators.identityId })
      .from(operators)
      .where(inArray(operators.identityId, [...identityIds])),
  )
  const known = new Set(vendors.map(({ identityId }) => identityId))
  const found: string[] = []
  for (const identityId of identityIds) {
    if (known.has(identityId)) continue
    if ((await membershipsElsewhere(identityId, but)) === 0) found.push(identityId)
  }
  return found
}
