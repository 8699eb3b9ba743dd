import { and, eq, isNull } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { isShut } from '#db/school-states.ts'
import { system } from '../actor.ts'
import { schoolIdsOf } from '../identity/schools.server.ts'
import { found } from '../problem.ts'
import { type ResolvedSchool, resolveSchool } from '../resolve.server.ts'
import { School } from '../school.server.ts'
import { inTurns } from './in-turns.ts'

/** A school that somebody owns at this moment. */
export interface OwnSite {
  resolved: ResolvedSchool
  /** The school as they see it as its owner; what it shows while it is shut, its state decides. */
  school: School
}

/** How many schools are asked at once: who owns thirty does not hold up everybody else's pages. */
export const sitesAtOnce = 4

/**
 * The schools that an identity owns now, by name, those that are shut as well. A group is nothing but that: it is computed with every look and
 * stored nowhere (decision 051).
 */
export async function ownSites(identityId: string): Promise<OwnSite[]> {
  const sites = await inTurns(await schoolIdsOf(identityId), sitesAtOnce, id => asOwner(identityId, id))
  return sites
    .flatMap(site => site ?? [])
    .sort(
      (a, b) =>
        a.resolved.facts.name.localeCompare(b.resolved.facts.name) ||
        a.resolved.facts.id.localeCompare(b.resolved.facts.id),
    )
}

/**
 * One of them that is open, to read from.
 * @throws Problem not_found: no such school, no membership, not its owner, no longer its owner, shut: all the same
 */
export async function openSite(identityId: string, schoolId: string): Promise<OwnSite> {
  const known = (await schoolIdsOf(identityId)).includes(schoolId)
  const site = found(known ? await asOwner(identityId, schoolId) : null)
  return found(isShut(site.resolved.facts.state) ? null : site)
}

/** Asks the school itself, and no cache: an ownership that ended a second ago is gone. */
async function asOwner(identityId: string, schoolId: string): Promise<OwnSite | null> {
  const resolved = await resolveSchool(schoolId)
  if (!resolved) return null
  const [row] = await new School(resolved.facts, system).read(q =>
    q
      .select({ memberId: members.id, name: members.name, locale: members.locale })
      .from(members)
      .where(and(eq(members.identityId, identityId), eq(members.role, 'owner'), isNull(members.leftAt))),
  )
  if (!row) return null
  return { resolved, school: new School(resolved.facts, { role: 'owner', welcomed: true, ...row }) }
}
