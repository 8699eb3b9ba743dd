import type { PublicResult } from '#tenants/self-check/results.server.ts'

/** The last look at the walls as the page says it. */
export interface ShownCheck {
  state: PublicResult['outcome'] | 'stale' | 'none'
  /** ISO instant; null before the first one. */
  at: string | null
  tables: number
  probes: number
  probesAtRows: number
}

const staleAfterMs = 2 * 86_400_000

/** One that passed long ago says nothing of today. */
export function shownCheck(result: PublicResult | null, now: Date): ShownCheck {
  if (!result) return { state: 'none', at: null, tables: 0, probes: 0, probesAtRows: 0 }
  const { outcome, at, ...figures } = result
  const isOld = now.getTime() - at.getTime() > staleAfterMs
  return { ...figures, state: outcome === 'passed' && isOld ? 'stale' : outcome, at: at.toISOString() }
}
