import type { Claim } from '#tenants/domains/claims.server.ts'
import { servedUntil, stateOf, stepsOf, troubleOf } from '#tenants/domains/state.ts'

/** A domain as its card shows it. */
export const viewOf = (claim: Claim) => ({
  id: claim.id,
  hostname: claim.hostname,
  read: claim.read,
  main: claim.main,
  state: stateOf(claim),
  trouble: troubleOf(claim),
  servedUntil: servedUntil(claim),
  steps: stepsOf(claim),
  proof: claim.proof,
  proofSeen: claim.proofSeen,
  route: claim.route,
  routeSeen: claim.routeSeen,
  certificate: claim.certificate,
  certificateReason: claim.certificateReason,
  checkedAt: claim.checkedAt,
})

export type DomainView = ReturnType<typeof viewOf>
