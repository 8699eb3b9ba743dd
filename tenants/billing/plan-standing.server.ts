import { desc } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { schoolStandings } from '#db/schema/billing.ts'
import type { School } from '../school.server.ts'
import { dueSince, nextStep, stateOn } from './lifecycle.ts'
import { factsOf, type StandingCause, schoolRow } from './standing.server.ts'
import { subscriptionOf } from './subscription.server.ts'
import { usageOf } from './usage.server.ts'

/** All that an owner sees of the plan on one page. */
export async function planStanding(school: School) {
  const today = school.today()
  const [{ facts, subscription }, usage, history] = await Promise.all([
    runTransaction('platform', { readOnly: true }, async q => {
      const row = await schoolRow(q, school.id)
      return { facts: await factsOf(q, row), subscription: await subscriptionOf(q, school.id) }
    }),
    usageOf(school),
    school.read(q => q.select().from(schoolStandings).orderBy(desc(schoolStandings.changeId)).limit(30)),
  ])
  return {
    state: stateOn(today, facts),
    planEndsOn: facts.planEndsOn,
    closedOn: facts.closedOn,
    dueSince: dueSince(today, facts),
    nextStep: nextStep(today, facts),
    subscription,
    usage,
    history: history.map(({ id, toState, cause, day }) => ({ id, toState, cause: cause as StandingCause, day })),
  }
}

export type PlanStanding = Awaited<ReturnType<typeof planStanding>>
