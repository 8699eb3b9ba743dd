import type { PageRequest } from '#app/platform/load.server.ts'
import { visitor } from '#tenants/actor.ts'
import { findInvitation } from '#tenants/identity/invitations.server.ts'
import { findJoinCode } from '#tenants/identity/join-codes.server.ts'
import { spend } from '#tenants/identity/limits.server.ts'
import { School } from '#tenants/school.server.ts'

/**
 * Whether who signs in on the way to `next` may be new: they hold an invitation or a join code of this school that is good.
 * Only then does an unknown address become an account.
 */
export async function newcomerOf(page: PageRequest, next: string): Promise<'invitation' | 'join' | null> {
  const [, kind, secret] = /^\/(invitation|join)\/([^/?]+)/.exec(next) ?? []
  const { site, clientIp } = page.context
  if (!kind || !secret || site.site !== 'school') return null
  await spend({ 'guess.network': clientIp, 'guess.school': site.school.facts.id })
  const school = new School(site.school.facts, visitor)
  const good = kind === 'invitation' ? await findInvitation(school, secret) : await findJoinCode(school, secret)
  return good && (kind as 'invitation' | 'join')
}
