import { and, eq, isNull, type SQL } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { identities } from '#db/schema/identity.ts'
import { members } from '#db/schema/members.ts'
import { isShut } from '#db/school-states.ts'
import { actorIn } from '../membership.server.ts'
import { found } from '../problem.ts'
import { type ResolvedSchool, resolveSchool } from '../resolve.server.ts'
import type { ActorRole } from '../roles.ts'

/** Another school that somebody belongs to. */
export interface OtherSchool {
  id: string
  name: string
  role: ActorRole
}

/**
 * The schools, besides one, that an identity belongs to now, by name; suspended ones have nothing to show and are left out. The one
 * read across schools: it runs as the identity role, which sees of them its own memberships and nothing else, so that no school
 * learns where else its people are (decision 023).
 */
export async function otherSchoolsOf(identityId: string, besides: string): Promise<OtherSchool[]> {
  const schools = await asBelonging(identityId, await schoolIdsOf(identityId), besides)
  return schools
    .map(({ school, role }) => ({ id: school.facts.id, name: school.facts.name, role }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
}

/**
 * One of an identity's own schools, to go to.
 * @throws Problem not_found: no such school, no membership there, left, suspended: all the same
 */
export async function ownSchool(identityId: string, schoolId: string): Promise<ResolvedSchool> {
  const schools = await asBelonging(identityId, await schoolIdsOf(identityId))
  return found(schools.find(({ school }) => school.facts.id === schoolId)).school
}

/**
 * The other schools whose news may stand in one mail with this one's; none where the person wants their mails apart. For the
 * school's own work that sends it: what it finds there stays in the mail and in each school (decision 030).
 */
export async function schoolsOfOneMail(identityId: string, besides: string): Promise<ResolvedSchool[]> {
  const schools = await asBelonging(
    identityId,
    await schoolIdsOf(identityId, eq(identities.digestsApart, false)),
    besides,
  )
  return schools.map(({ school }) => school)
}

/** Ids of the schools that an identity has a membership of, as each of them says at this moment; what it is there, the school is asked. */
export function schoolIdsOf(identityId: string, who?: SQL): Promise<string[]> {
  return runTransaction('identity', { readOnly: true, prelude: [scopeOf(identityId)] }, async q => {
    const rows = await q
      .selectDistinct({ schoolId: members.schoolId })
      .from(members)
      .leftJoin(identities, eq(identities.id, members.identityId))
      .where(and(eq(members.identityId, identityId), isNull(members.leftAt), who))
    return rows.map(({ schoolId }) => schoolId)
  })
}

/** Those of the schools that the identity belongs to at this moment, as each of them says itself. */
async function asBelonging(
  identityId: string,
  schoolIds: readonly string[],
  besides?: string,
): Promise<{ school: ResolvedSchool; role: ActorRole }[]> {
  const schools = await Promise.all(schoolIds.filter(id => id !== besides).map(resolveSchool))
  const open = schools.flatMap(school => (school && !isShut(school.facts.state) ? [school] : []))
  const known = await Promise.all(
    open.map(async school => ({ school, role: (await actorIn(school.facts, identityId)).role })),
  )
  return known.filter(({ role }) => role !== 'visitor')
}

const scopeOf = (identityId: string) => ({
  name: 'scope-identity',
  text: `select set_config('app.identity_id', $1, true)`,
  values: [identityId],
})
