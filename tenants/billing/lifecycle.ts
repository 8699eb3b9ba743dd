import type { SchoolState } from '#db/school-states.ts'

/** All that decides where a school stands. Days are ISO dates in the school's calendar. */
export interface StandingFacts {
  plan: string
  /** The last day of a trial or of a subscription that has ended; null while the plan goes on. */
  planEndsOn: string | null
  /** The day after the first bill that is still open was due; null when nothing is. */
  overdueSince: string | null
  /** An operator has suspended it. */
  held: boolean
  closedOn: string | null
}

/** How many days after something became due a school goes on to each state; then it is closed. */
export const graceDays = { read_only: 14, suspended: 44, closed: 134 } as const

/** So long after its closing a school's data are kept for its owner to fetch; then they are erased. */
export const daysUntilErasure = 90

/**
 * Where a school stands on a day. Nothing is remembered between two days: whatever was paid, extended or undone, the same facts give the
 * same state, so a job that did not run for a week catches up in one step. Pure.
 */
export function stateOn(day: string, facts: StandingFacts): SchoolState {
  if (facts.closedOn !== null && facts.closedOn <= day) return 'closed'
  if (facts.held) return 'suspended'
  const since = dueSince(day, facts)
  if (since === null) return facts.plan === 'trial' ? 'trial' : 'active'
  const late = daysBetween(since, day)
  // A contract is ended by a written act alone: see `closeUnpaid`.
  if (late >= graceDays.suspended) return 'suspended'
  return late >= graceDays.read_only ? 'read_only' : 'past_due'
}

/** Since when something is due: a bill, or the choice of a plan after the last one has ended. Null when nothing is. */
export function dueSince(day: string, { planEndsOn, overdueSince }: StandingFacts): string | null {
  const unplanned = planEndsOn !== null && planEndsOn < day ? addDays(planEndsOn, 1) : null
  const owed = overdueSince !== null && overdueSince <= day ? overdueSince : null
  return [unplanned, owed].filter(each => each !== null).sort()[0] ?? null
}

/** The next state of a school that goes on not paying, and its day; null while nothing is due, and for one that an operator holds. */
export function nextStep(day: string, facts: StandingFacts): { state: SchoolState; on: string } | null {
  const since = dueSince(day, facts)
  if (since === null || facts.held || facts.closedOn !== null) return null
  const steps = Object.entries(graceDays).map(([state, days]) => ({
    state: state as keyof typeof graceDays,
    on: addDays(since, days),
  }))
  return steps.find(step => step.on > day) ?? null
}

/** Whether a school has not paid for so long that its contract ends. */
export function isGivenUp(day: string, facts: StandingFacts): boolean {
  const since = dueSince(day, facts)
  return since !== null && !facts.held && facts.closedOn === null && daysBetween(since, day) >= graceDays.closed
}

/** Whole days from one ISO date to another, negative when it is before. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs

/** The ISO date so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

const dayMs = 86_400_000
