import type { SchoolRequest } from '#app/platform/load.server.ts'
import { wantsOneMail } from '#tenants/identity/identities.server.ts'
import { otherSchoolsOf } from '#tenants/identity/schools.server.ts'

/** Whether the actor wants one mail for all their schools; null for who has one school, and while somebody else looks. */
export async function oneMailOf({ context, actor, school }: SchoolRequest): Promise<{ on: boolean } | null> {
  const identityId = actor.viewing ? null : await context.identity()
  if (!identityId || (await otherSchoolsOf(identityId, school.id)).length === 0) return null
  return { on: await wantsOneMail(identityId) }
}
