import { and, eq, isNull } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { members } from '#db/schema/members.ts'
import { operators } from '#db/schema/platform.ts'
import { type Actor, visitor } from './actor.ts'
import { onMessage, onMissed } from './bus.server.ts'
import { PromiseCache } from './cache.ts'
import type { ConsoleRole } from './permissions.ts'
import { rolesByReach } from './roles.ts'
import { School, type SchoolFacts } from './school.server.ts'

/**
 * Who an identity is in a school: its membership with the widest reach, or a visitor if it has none or has left.
 * Cached for half a minute and forgotten at once when a membership changes; the rights in single
 * children are not cached at all, the database computes them in every transaction.
 */
export function actorIn(facts: SchoolFacts, identityId: string): Promise<Actor> {
  return actors.get(`${facts.id}:${identityId}`, () => loadActor(facts, identityId))
}

/** The console role of an identity, or null. */
export function operatorRole(identityId: string): Promise<ConsoleRole | null> {
  return consoleRoles.get(identityId, async () => {
    const rows = await runTransaction('platform', { readOnly: true }, q =>
      q.select({ role: operators.role }).from(operators).where(eq(operators.identityId, identityId)),
    )
    return rows[0]?.role ?? null
  })
}

const actors = new PromiseCache<Actor>(50_000, 30_000)
const consoleRoles = new PromiseCache<ConsoleRole | null>(1_000, 30_000)
onMessage('member', schoolId => actors.deletePrefix(`${schoolId}:`))
onMissed(() => {
  actors.clear()
  consoleRoles.clear()
})

async function loadActor(facts: SchoolFacts, identityId: string): Promise<Actor> {
  const found = await new School(facts, visitor).asSystem().read(q =>
    q
      .select({
        id: members.id,
        role: members.role,
        name: members.name,
        locale: members.locale,
        welcomedAt: members.welcomedAt,
      })
      .from(members)
      .where(and(eq(members.identityId, identityId), isNull(members.leftAt))),
  )
  const widest = found.sort((a, b) => rolesByReach.indexOf(a.role) - rolesByReach.indexOf(b.role))[0]
  if (!widest) return visitor
  return {
    role: widest.role,
    memberId: widest.id,
    name: widest.name,
    locale: widest.locale,
    welcomed: widest.welcomedAt !== null,
  }
}
