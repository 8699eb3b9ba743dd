import { and, eq, isNull } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { members } from '#db/schema/members.ts'
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
  const schools = await ownSchools(identityId)
  return schools
    .filter(({ school }) => school.facts.id !== besides)
    .map(({ school, role }) => ({ id: school.facts.id, name: school.facts.name, role }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
}

/**
 * One of an identity's own schools, to go to.
 * @throws Problem not_found: no such school, no membership there, left, suspended: all the same
 */
export async function ownSchool(identityId: string, schoolId: string): Promise<ResolvedSchool> {
  return found((await ownSchools(identityId)).find(({ school }) => school.facts.id === schoolId)).school
}

async function ownSchools(identityId: string): Promise<{ school: ResolvedSchool; role: ActorRole }[]> {
  const rows = await runTransaction('identity', { readOnly: true, prelude: [scopeOf(identityId)] }, q =>
    q
      .selectDistinct({ schoolId: members.schoolId })
      .from(members)
      .where(and(eq(members.identityId, identityId), isNull(members.leftAt))),
  )
  const schools = await Promise.all(rows.map(({ schoolId }) => resolveSchool(schoolId)))
  const open = schools.flatMap(school => (school && school.facts.state !== 'suspended' ? [school] : []))
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
