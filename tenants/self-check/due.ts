import type { SelfCheckOutcome } from '#db/schema/self-checks.ts'

/** After midnight in UTC; nightly work of schools comes later. */
const nightlyAtMs = (2 * 60 + 15) * 60_000
const dayMs = 86_400_000
const hourMs = 3_600_000

/** The latest check, as far as it decides when the next one is. */
export interface LastCheck {
  dueAt: Date
  startedAt: Date
  outcome: SelfCheckOutcome | null
}

/**
 * The moment for which a check is due by now, or null: once a night, at once where there was none, and every hour after one that did not
 * pass or whose process died.
 */
export function dueCheck(now: Date, last: LastCheck | null): Date | null {
  const night = new Date(Math.floor((now.getTime() - nightlyAtMs) / dayMs) * dayMs + nightlyAtMs)
  if (!last || last.dueAt < night) return night
  if (last.outcome === 'passed' || now.getTime() - last.startedAt.getTime() < hourMs) return null
  return new Date(Math.floor(now.getTime() / hourMs) * hourMs)
}
