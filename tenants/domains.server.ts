import { and, asc, eq } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { schoolDomains } from '#db/schema/platform.ts'
import { publish } from './bus.server.ts'
import { environment } from './config.server.ts'
import {
  type DomainFault,
  newProofToken,
  normaliseDomain,
  type Proof,
  proofRecord,
  proveDomain,
  type TxtResolver,
} from './domain-proof.server.ts'
import { spend } from './identity/limits.server.ts'
import { found } from './problem.ts'
import type { School } from './school.server.ts'

/** A domain that a school claims, with the record that proves it. */
export interface Claim {
  id: string
  hostname: string
  proven: boolean
  record: { type: 'TXT'; name: string; value: string }
}

/** As many as a school can have: the one it uses, its variants, the one it moves to. */
export const mostDomains = 5

/** The school's domains, oldest first. */
export async function domainsOf(school: School): Promise<Claim[]> {
  const rows = await school.read(q => q.select().from(schoolDomains).orderBy(asc(schoolDomains.createdAt)))
  return rows.map(row => ({
    id: row.id,
    hostname: row.hostname,
    proven: row.provenAt !== null,
    record: proofRecord(row.hostname, row.token),
  }))
}

/** Where the school is reached: its oldest proven domain, or the address below ours. For what is sent rather than asked for. */
export async function mainHostname(school: School): Promise<string> {
  const proven = (await domainsOf(school)).find(claim => claim.proven)
  return proven?.hostname ?? `${school.facts.slug}.${environment().ROOT_DOMAIN}`
}

export type Claimed = { ok: true } | { ok: false; reason: DomainFault | 'too-many' }

/** Claims a domain; claiming it again changes nothing. It serves nobody until it is proven. */
export async function claimDomain(school: School, typed: string): Promise<Claimed> {
  const named = normaliseDomain(typed, environment().ROOT_DOMAIN)
  if (!named.ok) return named
  const claims = await domainsOf(school)
  if (claims.some(({ hostname }) => hostname === named.domain)) return { ok: true }
  if (claims.length >= mostDomains) return { ok: false, reason: 'too-many' }
  await write(q =>
    q
      .insert(schoolDomains)
      .values({ schoolId: school.id, hostname: named.domain, token: newProofToken() })
      .onConflictDoNothing(),
  )
  return { ok: true }
}

export type Checked = Proof | { outcome: 'taken' }

/**
 * Looks the proof up in the public DNS; proven, the domain leads to the school from the next request on.
 * @throws Problem not_found, rate_limited
 */
export async function checkDomain(school: School, claimId: string, resolver?: TxtResolver): Promise<Checked> {
  const [row] = await school.read(q => q.select().from(schoolDomains).where(eq(schoolDomains.id, claimId)))
  const { hostname, token } = found(row)
  // A try is a question to the public DNS; an id that is not the school's asks nobody.
  await spend({ 'domain.school': school.id })
  const proof = await proveDomain(hostname, token, resolver)
  const provenAt = proof.outcome === 'proven' ? { provenAt: new Date() } : {}
  const taken = await write(q =>
    q
      .update(schoolDomains)
      .set({ checkedAt: new Date(), ...provenAt })
      .where(ofSchool(school, claimId)),
  ).then(
    () => false,
    (error: unknown) => {
      if (isUniqueViolation(error)) return true
      throw error
    },
  )
  if (taken) return { outcome: 'taken' }
  if (proof.outcome === 'proven') await publish('school', school.id)
  return proof
}

/** Gives a domain up: it leads nowhere from the next request on. @throws Problem not_found when it is not the school's */
export async function removeDomain(school: School, claimId: string): Promise<void> {
  const removed = await write(q =>
    q.delete(schoolDomains).where(ofSchool(school, claimId)).returning({ id: schoolDomains.id }),
  )
  found(removed[0])
  await publish('school', school.id)
}

/** The platform's role sees every school's domains, so the school is named in each statement. */
const ofSchool = (school: School, claimId: string) =>
  and(eq(schoolDomains.schoolId, school.id), eq(schoolDomains.id, claimId))

const write = <Result>(work: (q: Queries) => Promise<Result>) => runTransaction('platform', { readOnly: false }, work)

function isUniqueViolation(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error && 'code' in cause && cause.code === '23505'
}
