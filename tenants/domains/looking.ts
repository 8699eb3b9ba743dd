import type { StoredDomain } from './domain-row.server.ts'
import type { Proof } from './proof.server.ts'
import type { Route } from './route.server.ts'
import { proofGraceDays } from './state.ts'

/** What was found about a domain. `taken` stands for the proof where another school has the name. */
export interface Findings {
  proof: Proof | { outcome: 'taken' | 'held' | 'alike' }
  route: Route
  /** Whether somebody has to be asked for a certificate. */
  certificates: boolean
}

const graceMs = proofGraceDays * 86_400_000

/**
 * What becomes of a domain by what was found. Only what DNS says for certain changes anything: a look-up that failed leaves all as it was. A
 * proof that is missing takes a domain out of use when it has been missing for the days of grace, and leaves the claim. Pure.
 */
export function changesBy(
  row: StoredDomain,
  { proof, route, certificates }: Findings,
  now: Date,
): Partial<StoredDomain> {
  const proven = provenBy(row, proof, now)
  const routedAt =
    route.outcome === 'ours' ? (row.routedAt ?? now) : route.outcome === 'lookup-failed' ? row.routedAt : null
  const certificate = !proven.provenAt
    ? null
    : !certificates && routedAt
      ? 'elsewhere'
      : // Without an address that leads to us nothing was served under it; the vendor says later whether the old one is good.
        row.certificate
  const live = proven.provenAt && routedAt && (certificate === 'issued' || certificate === 'elsewhere')
  return {
    ...proven,
    proofSeen: seen(proof),
    routedAt,
    // A new way here is a new beginning for whoever makes certificates.
    ...(routedAt && !row.routedAt ? { certificateAskedAt: null } : {}),
    routeSeen: seen(route),
    certificate,
    ...(certificate === 'failed' ? {} : { certificateReason: null }),
    liveAt: row.liveAt ?? (live ? now : null),
    checkedAt: now,
  }
}

function provenBy(row: StoredDomain, proof: Findings['proof'], now: Date) {
  const { provenAt, proofMissingSince } = row
  if (proof.outcome === 'proven') return { provenAt: provenAt ?? now, proofMissingSince: null }
  if (proof.outcome === 'lookup-failed' || !provenAt) return { provenAt, proofMissingSince }
  const since = proofMissingSince ?? now
  return { provenAt: now.getTime() - since.getTime() >= graceMs ? null : provenAt, proofMissingSince: since }
}

const seen = ({ outcome, ...more }: { outcome: string; found?: string[] }) =>
  more.found ? { outcome, found: more.found } : { outcome }
