import type { TwoProofs } from '#tenants/identity/operator-proof.server.ts'
import { freshProofMinutes } from '#tenants/support/limits.ts'

/**
 * What the head still owes before they let somebody in: `given` nothing; `again` a second proof, which they have and gave too long ago; `none`
 * nothing either, as they have no second proof to give.
 */
export function freshProof({ since, possible }: TwoProofs): 'given' | 'again' | 'none' {
  if (!possible) return 'none'
  return since && Date.now() - since.getTime() < freshProofMinutes * 60_000 ? 'given' : 'again'
}
