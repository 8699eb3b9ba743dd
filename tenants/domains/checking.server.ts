import { and, eq, isNull } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { schoolDomains } from '#db/schema/platform.ts'
import { publish } from '../bus.server.ts'
import { spend } from '../identity/limits.server.ts'
import { notify, takeBackNotices } from '../notifications/notify.server.ts'
import type { School } from '../school.server.ts'
import { skeletonOf } from './alike.server.ts'
import { certificates } from './certificates.server.ts'
import { claimantOf, takenAs } from './claims.server.ts'
import { type Dns, publicDns } from './dns.server.ts'
import { ofSchool, type StoredDomain, storedDomain, storedDomains, writeDomains } from './domain-row.server.ts'
import { endHold } from './holds.server.ts'
import { certifyJob } from './jobs.ts'
import { changesBy, type Findings } from './looking.ts'
import { type Proof, proveDomain } from './proof.server.ts'
import { findRoute } from './route.server.ts'
import { type DomainState, stateOf, troubleOf } from './state.ts'

/** What owners are told of a domain of theirs. */
export const domainTroubleKind = 'settings.domain_trouble'

/**
 * Looks now, because somebody of the school asked.
 * @returns the domain's state after it
 * @throws Problem not_found, rate_limited
 */
export async function checkDomain(school: School, domainId: string, dns: Dns = publicDns()): Promise<DomainState> {
  const row = await storedDomain(school, domainId)
  // A try is a question to the public DNS; an id that is not the school's asks nobody.
  await spend({ 'domain.school': school.id })
  return stateOf(await lookAt(school, row, dns))
}

/** Looks at each of the school's domains, one after the other. @param school acting as the school itself */
export async function checkDomains(school: School, signal: AbortSignal, dns: Dns = publicDns()): Promise<void> {
  for (const row of await storedDomains(school)) {
    if (signal.aborted) return
    await lookAt(school, row, dns)
  }
}

/**
 * Asks public DNS about a domain and writes down what follows: it leads to the school from the next request on, or no more. Owners are told of
 * what was in order and is not. @returns the domain as it is now
 */
async function lookAt(school: School, row: StoredDomain, dns: Dns): Promise<StoredDomain> {
  const [proof, route, who] = await Promise.all([
    proveDomain(row.hostname, row.token, dns),
    findRoute(row.hostname, dns),
    claimantOf(school),
  ])
  const now = new Date()
  const write = (found: Proof | { outcome: 'taken' }) =>
    writeDomains(async q => {
      const against = found.outcome === 'proven' && !row.provenAt ? await takenAs(q, who, row.hostname) : null
      const findings: Findings = {
        proof: against ? { outcome: against } : found,
        route,
        certificates: certificates() !== null,
      }
      // Its own row as it is now: a removal in between stays one.
      const [kept] = await q.select().from(schoolDomains).where(ofSchool(school, row.id)).for('update')
      if (!kept) return row
      const [written] = await q
        .update(schoolDomains)
        .set({ ...changesBy(kept, findings, now), skeleton: skeletonOf(row.hostname) })
        .where(ofSchool(school, row.id))
        .returning()
      if (written?.provenAt && !kept.provenAt) await endHold(q, 'domain', row.hostname)
      return written ?? row
    })
  const after = await write(proof).catch((error: unknown) => {
    // Another school has proven it in the same moment.
    if (!isUniqueViolation(error)) throw error
    return write({ outcome: 'taken' })
  })
  await follow(school.asSystem(), row, after)
  return after
}

/** What a look or a certificate's news is followed by. @param school acting as the school itself */
export async function follow(school: School, before: StoredDomain, after: StoredDomain): Promise<void> {
  if (stateOf(before) !== stateOf(after) || before.provenAt?.getTime() !== after.provenAt?.getTime())
    await publish('school', school.id)
  await tellOwners(school, after)
  // Also of one that is issued: the vendor may say that it is no more. And of one out of use, so that it is given up.
  if (certificates() && (before.certificate || (after.provenAt && after.routedAt)))
    await school.write(tx => tx.enqueue(certifyJob, { domainId: after.id }))
}

/** Tells owners of a trouble once, and takes it back when it is over. A run that dies in between tells it again, as one. */
export async function tellOwners(school: School, row: StoredDomain): Promise<void> {
  const trouble = troubleOf(row)
  if (trouble === row.told) return
  if (row.told) await takeBackNotices(school, domainTroubleKind, row.id)
  if (trouble) await notify(school, await ownersOf(school), domainTroubleKind, row.id)
  await writeDomains(q => q.update(schoolDomains).set({ told: trouble }).where(ofSchool(school, row.id)))
}

/** Members who own the school, for what concerns its address. */
export async function ownersOf(school: School): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.role, 'owner'), isNull(members.leftAt))),
  )
  return rows.map(({ id }) => id)
}

function isUniqueViolation(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error && 'code' in cause && cause.code === '23505'
}
