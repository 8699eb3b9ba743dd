import { and, eq, gt, sql } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { members } from '#db/schema/members.ts'
import { nameHolds, schoolDomains } from '#db/schema/platform.ts'
import { publish } from '../bus.server.ts'
import { environment } from '../config.server.ts'
import { limitsOf } from '../entitlements.server.ts'
import { found, Problem } from '../problem.ts'
import type { School } from '../school.server.ts'
import { readsLikeAnothers, readsLikeOurs, skeletonOf } from './alike.server.ts'
import { certificates } from './certificates.server.ts'
import { ofSchool, type StoredDomain, storedDomains, writeDomains } from './domain-row.server.ts'
import { type Claimant, holdName, isHeldFrom } from './holds.server.ts'
import { releaseJob } from './jobs.ts'
import { asRead, type DomainFault, normaliseDomain } from './name.server.ts'
import { newProofToken, proofRecord } from './proof.server.ts'
import { type RouteRecord, routeRecords } from './route.server.ts'
import { isLive, mainOf, stateOf } from './state.ts'

/** A domain that a school claims, with the records that make it work. */
export interface Claim extends StoredDomain {
  /** In the letters that people read. */
  read: string
  /** The one that links lead to. */
  main: boolean
  proof: { type: 'TXT'; name: string; value: string }
  route: RouteRecord[]
}

/** How many domains the school may have; those that it has beyond stay in use. */
export const mostDomains = ({ facts }: School): number => limitsOf(facts).domains

/** The school's domains, oldest first. */
export async function domainsOf(school: School): Promise<Claim[]> {
  const rows = await storedDomains(school)
  const main = mainOf(rows)
  return rows.map(row => ({
    ...row,
    read: asRead(row.hostname),
    main: row.id === main?.id,
    proof: proofRecord(row.hostname, row.token),
    route: routeRecords(row.hostname),
  }))
}

/** Domains that the school gave up and can have back, with the day from which anybody can have them. */
export function heldDomains(school: School): Promise<{ hostname: string; until: Date }[]> {
  return runTransaction('platform', { readOnly: true }, q =>
    q
      .select({ hostname: nameHolds.name, until: nameHolds.heldUntil })
      .from(nameHolds)
      .where(and(eq(nameHolds.kind, 'domain'), eq(nameHolds.schoolId, school.id), gt(nameHolds.heldUntil, sql`now()`)))
      .orderBy(nameHolds.name),
  )
}

export type ClaimFault = DomainFault | 'too-many' | 'not-in-plan' | 'taken' | 'held' | 'alike'
export type Claimed = { ok: true } | { ok: false; reason: ClaimFault }

/** Claims a domain; claiming it again changes nothing. It serves nobody until it is proven. */
export async function claimDomain(school: School, typed: string): Promise<Claimed> {
  const { ROOT_DOMAIN } = environment()
  const named = normaliseDomain(typed, ROOT_DOMAIN)
  if (!named.ok) return named
  const hostname = named.domain
  const claims = await storedDomains(school)
  if (claims.some(claim => claim.hostname === hostname)) return { ok: true }
  const most = mostDomains(school)
  if (claims.length >= most) return { ok: false, reason: most === 0 ? 'not-in-plan' : 'too-many' }
  if (readsLikeOurs(hostname, ROOT_DOMAIN)) return { ok: false, reason: 'alike' }
  const who = await claimantOf(school)
  return writeDomains(async q => {
    const reason = await takenAs(q, who, hostname)
    if (reason) return { ok: false, reason }
    await q
      .insert(schoolDomains)
      .values({ schoolId: school.id, hostname, skeleton: skeletonOf(hostname), token: newProofToken() })
      .onConflictDoNothing()
    return { ok: true }
  })
}

/** What stands against a name's being this school's; null for nothing. The other school is not named. */
export async function takenAs(q: Queries, who: Claimant, hostname: string): Promise<'taken' | 'held' | 'alike' | null> {
  const [proven] = await q
    .select({ schoolId: schoolDomains.schoolId })
    .from(schoolDomains)
    .where(and(eq(schoolDomains.hostname, hostname), sql`${schoolDomains.provenAt} is not null`))
  if (proven && proven.schoolId !== who.schoolId) return 'taken'
  if (await isHeldFrom(q, 'domain', hostname, who)) return 'held'
  return (await readsLikeAnothers(q, who.schoolId, hostname)) ? 'alike' : null
}

/** The school, and the identity of the member who acts for it, who may have owned a school that is closed. */
export async function claimantOf(school: School): Promise<Claimant> {
  const { memberId } = school.actor
  if (!memberId) return { schoolId: school.id }
  const [member] = await school.read(q =>
    q.select({ identityId: members.identityId }).from(members).where(eq(members.id, memberId)),
  )
  return { schoolId: school.id, identityId: member?.identityId ?? null }
}

/**
 * Gives a domain up: it leads nowhere from the next request on. One that was proven is held for the school.
 * @throws Problem not_found when it is not the school's
 */
export async function removeDomain(school: School, domainId: string): Promise<void> {
  const holdId = await writeDomains(async q => {
    const [removed] = await q.delete(schoolDomains).where(ofSchool(school, domainId)).returning()
    const { hostname, provenAt } = found(removed)
    return provenAt ? holdName(q, { kind: 'domain', name: hostname, schoolId: school.id }) : null
  })
  await publish('school', school.id)
  if (holdId && certificates()) await school.asSystem().write(tx => tx.enqueue(releaseJob, { holdId }))
}

/**
 * Makes a domain the main one, to which links and the school's other addresses lead.
 * @throws Problem not_found; conflict while it is not in use
 */
export async function chooseDomain(school: School, domainId: string): Promise<void> {
  await writeDomains(async q => {
    const rows = await q.select().from(schoolDomains).where(eq(schoolDomains.schoolId, school.id)).for('update')
    const row = found(rows.find(({ id }) => id === domainId))
    if (!isLive(row)) throw new Problem('conflict', stateOf(row))
    await q.update(schoolDomains).set({ chosen: false }).where(eq(schoolDomains.schoolId, school.id))
    await q.update(schoolDomains).set({ chosen: true }).where(ofSchool(school, domainId))
  })
  await publish('school', school.id)
}
