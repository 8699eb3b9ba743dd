import { and, eq, isNotNull } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { nameHolds, schoolDomains } from '#db/schema/platform.ts'
import { publish } from '../bus.server.ts'
import type { School } from '../school.server.ts'
import type { CertificateStanding, Certificates } from './certificates.server.ts'
import { tellOwners } from './checking.server.ts'
import { ofSchool, type StoredDomain, storedDomains, writeDomains } from './domain-row.server.ts'
import { certifyJob } from './jobs.ts'

/** What a job has to do next: nothing, or be tried again for that reason. */
export type Certified = { done: true } | { done: false; reason: string }

/** Asked again soon, then ever more seldom; after two days the daily look goes on. */
const firstLookMs = 30_000
const longestLookMs = 3_600_000
const lookForMs = 2 * 86_400_000

/**
 * Asks for a domain's certificate, or looks how far it is; gives it up for a domain that is out of use. What is being made is looked at again
 * by another job, soon at first.
 * @param school acting as the school itself
 */
export async function certify(school: School, domainId: string, vendor: Certificates): Promise<Certified> {
  const row = (await storedDomains(school)).find(({ id }) => id === domainId)
  if (!row) return { done: true }
  if (!row.provenAt) return (await vendor.release(row.hostname)) ? { done: true } : { done: false, reason: 'release' }
  if (!row.routedAt) return { done: true }
  const standing = await vendor.request(row.hostname)
  if (standing.state === 'unknown') return { done: false, reason: standing.reason }
  const after = await noteStanding(school, row, standing)
  if (!after) return { done: true }
  if (after.certificate !== row.certificate) await publish('school', school.id)
  await tellOwners(school, after)
  if (standing.state !== 'issued') await lookAgain(school, after)
  return { done: true }
}

/** Gives up the certificate of a domain that was removed, unless somebody has it in use again. */
export async function releaseCertificate(holdId: string, vendor: Certificates): Promise<Certified> {
  const [hold] = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select({ name: nameHolds.name, usedBy: schoolDomains.id })
      .from(nameHolds)
      .leftJoin(schoolDomains, and(eq(schoolDomains.hostname, nameHolds.name), isNotNull(schoolDomains.provenAt)))
      .where(and(eq(nameHolds.id, holdId), eq(nameHolds.kind, 'domain'))),
  )
  if (!hold || hold.usedBy) return { done: true }
  return (await vendor.release(hold.name)) ? { done: true } : { done: false, reason: 'release' }
}

/** One that a proxy has, or that is issued, stays good while ours is being made. */
async function noteStanding(
  school: School,
  row: StoredDomain,
  standing: Exclude<CertificateStanding, { state: 'unknown' }>,
): Promise<StoredDomain | undefined> {
  const now = new Date()
  const certificate =
    standing.state === 'issued'
      ? 'issued'
      : standing.state === 'failed'
        ? 'failed'
        : row.certificate === 'elsewhere' || row.certificate === 'issued'
          ? row.certificate
          : 'asked'
  const live = certificate === 'issued' || certificate === 'elsewhere'
  const [written] = await writeDomains(q =>
    q
      .update(schoolDomains)
      .set({
        certificate,
        certificateReason: standing.state === 'failed' ? standing.reason : null,
        certificateAskedAt: row.certificateAskedAt ?? now,
        liveAt: row.liveAt ?? (live ? now : null),
      })
      .where(ofSchool(school, row.id))
      .returning(),
  )
  return written
}

async function lookAgain(school: School, { id, certificateAskedAt }: StoredDomain): Promise<void> {
  const waited = Date.now() - (certificateAskedAt?.getTime() ?? Date.now())
  if (waited > lookForMs) return
  const pause = Math.min(Math.max(firstLookMs, waited / 2), longestLookMs)
  await school.write(tx => tx.enqueue(certifyJob, { domainId: id }, new Date(Date.now() + pause)))
}
