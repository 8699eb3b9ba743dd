import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { schoolErasures } from '#db/schema/erasures.ts'
import { members } from '#db/schema/members.ts'
import { schoolDomains } from '#db/schema/platform.ts'
import { system } from '../actor.ts'
import { lockSchool, ownersOf, schoolRow } from '../billing/standing.server.ts'
import { publish } from '../bus.server.ts'
import { environment } from '../config.server.ts'
import { sealPlatformText } from '../identity/vault.server.ts'
import { contactsOf } from '../people/contacts.server.ts'
import { School } from '../school.server.ts'
import { mayBegin } from './due.ts'

/** Whom the proof goes to. */
export interface FormerOwner {
  email: string
  locale: 'en' | 'zh-Hans'
}
export const ownersPlace = (schoolId: string) => ({
  table: 'school_erasures',
  column: 'owners_sealed',
  rowId: schoolId,
})

/**
 * Begins a closed school's erasure: from here on it is found under no address, none of its jobs runs and nobody opens it again. Decided with the
 * school's row locked, as reopening is. Addresses of its owners are put aside for the last letter.
 * @param day the school's own, ISO
 * @returns false when it may not begin: reopened meanwhile, not due, or begun before
 */
export async function beginErasure(schoolId: string, day?: string): Promise<boolean> {
  const row = await runTransaction('platform', { readOnly: true }, q => schoolRow(q, schoolId))
  const school = new School(row, system)
  const { owners, ownerIds } = await ownersOfSchool(school)
  const ownersSealed = await sealPlatformText(ownersPlace(schoolId), JSON.stringify(owners))
  const begun = await runTransaction('platform', { readOnly: false }, async q => {
    const { state, closedOn, name, slug } = await lockSchool(q, schoolId)
    const [notice] = await q.select().from(schoolErasures).where(eq(schoolErasures.schoolId, schoolId)).for('update')
    if (state !== 'closed' || !notice || notice.begunAt || notice.closedOn !== closedOn) return false
    if (!mayBegin(day ?? school.today(), notice)) return false
    const domains = await q
      .select({ hostname: schoolDomains.hostname })
      .from(schoolDomains)
      .where(and(eq(schoolDomains.schoolId, schoolId), isNotNull(schoolDomains.provenAt)))
    const hosts = [`${slug}.${environment().ROOT_DOMAIN}`, ...domains.map(({ hostname }) => hostname)]
    const begin = { begunAt: sql`now()`, step: 'count' as const, name, slug, ownersSealed, ownerIds, hosts }
    await q.update(schoolErasures).set(begin).where(eq(schoolErasures.schoolId, schoolId))
    return true
  })
  if (begun) await publish('school', schoolId)
  return begun
}

async function ownersOfSchool(school: School): Promise<{ owners: FormerOwner[]; ownerIds: string[] }> {
  const rows = await school.read(async q => {
    const ids = new Set((await ownersOf(q)).map(({ id }) => id))
    const found = await q
      .select({ id: members.id, identityId: members.identityId, locale: members.locale })
      .from(members)
      .where(eq(members.role, 'owner'))
    return found.filter(({ id }) => ids.has(id))
  })
  const contacts = await contactsOf(
    school,
    rows.map(({ id }) => id),
  )
  return {
    owners: rows.flatMap(({ id, locale }) => {
      const email = contacts.get(id)?.email
      const spoken = (locale ?? school.facts.locale) === 'zh-Hans' ? 'zh-Hans' : 'en'
      return email ? [{ email, locale: spoken as FormerOwner['locale'] }] : []
    }),
    ownerIds: rows.flatMap(({ identityId }) => (identityId ? [identityId] : [])),
  }
}
