import type { SchoolTrouble } from '#db/school-states.ts'
import { addDays } from './billing/lifecycle.ts'

/** What the vendor knows of how a school is doing. Days are ISO dates in the school's calendar. */
export interface HealthFacts {
  today: string
  madeOn: string
  plan: string
  planEndsOn: string | null
  /** The last day on which somebody of the school changed something. */
  lastActiveOn: string | null
  children: number
  storedBytes: number
  /** What it may have, overrides included. */
  limits: { children: number; storageGb: number }
  failedJobs: number
}

/** A school in which nobody did anything for so many days is quiet; one that is younger has not begun yet. */
export const quietDays = 14
/** A trial is nearly over on its last days. */
export const endingDays = 7

/** What the vendor should look after in a school, the most pressing first; none is health. Pure. */
export function troublesOf(facts: HealthFacts): SchoolTrouble[] {
  const { today, limits } = facts
  const troubles: Record<SchoolTrouble, boolean> = {
    failing: facts.failedJobs > 0,
    over_limit: facts.children > limits.children || facts.storedBytes > limits.storageGb * 1e9,
    trial_ending:
      facts.plan === 'trial' &&
      facts.planEndsOn !== null &&
      facts.planEndsOn >= today &&
      facts.planEndsOn < addDays(today, endingDays),
    quiet: (facts.lastActiveOn ?? facts.madeOn) < addDays(today, -quietDays),
  }
  return (Object.keys(troubles) as SchoolTrouble[]).filter(each => troubles[each])
}
