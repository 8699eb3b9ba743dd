import { and, eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { operatorLog, operators, schools } from '#db/schema/platform.ts'
import { system } from './actor.ts'
import { openAgain, type Reopening } from './billing/closing.server.ts'
import { addDays } from './billing/lifecycle.ts'
import { announceStanding, lockSchool, type SchoolRow, type StandingCause, settle } from './billing/standing.server.ts'
import { subscriptionOf } from './billing/subscription.server.ts'
import type { OperatorAct } from './operator-log.server.ts'
import { type PlanId, trialDays } from './plans.ts'
import { Problem } from './problem.ts'
import { School } from './school.server.ts'

/** A trial is never longer than a year from today: beyond that, a plan is what is meant. */
export const longestTrialDays = 365

export type TrialOutcome = 'done' | 'past' | 'too_far'

/**
 * Closes a school's site until `restoreSchool`: nothing of it is changed or deleted, and its staff read the reason. Once
 * more with the same reason does nothing.
 * @throws Problem conflict when somebody else suspended it for another reason
 */
export function suspendSchool(identityId: string, schoolId: string, reason: string): Promise<void> {
  return operate(identityId, schoolId, 'operator', async (q, school) => {
    if (school.stateReason === reason) return null
    if (school.stateReason !== null) throw new Problem('conflict', 'suspended already')
    await q.update(schools).set({ stateReason: reason }).where(eq(schools.id, schoolId))
    return { action: 'school.suspended', detail: { from: school.state, to: 'suspended', reason } }
  })
}

/** Opens a suspended school's site again, in the state that its plan and bills give it. Does nothing when nobody has suspended it. */
export function restoreSchool(identityId: string, schoolId: string): Promise<void> {
  return operate(identityId, schoolId, 'operator', async (q, school) => {
    if (school.stateReason === null) return null
    await q.update(schools).set({ stateReason: null }).where(eq(schools.id, schoolId))
    return { action: 'school.restored', detail: { from: 'suspended' } }
  })
}

/** Takes back the end of a school's contract. Does nothing when it is not closed. */
export async function reopenClosedSchool(identityId: string, schoolId: string): Promise<Reopening> {
  let outcome: Reopening = 'done'
  await operate(identityId, schoolId, 'reopened', async (q, school) => {
    outcome = await openAgain(q, school, todayOf(school))
    if (outcome !== 'done' || school.closedOn === null) return null
    return { action: 'school.reopened', detail: { from: school.closedOn } }
  })
  return outcome
}

/**
 * Lets a school try until that day, the day included; one whose trial had run out can be used again.
 * @param until ISO date in the school's calendar
 * @throws Problem conflict unless the school is on trial and not suspended by an operator
 */
export async function extendTrial(identityId: string, schoolId: string, until: string): Promise<TrialOutcome> {
  let outcome: TrialOutcome = 'done'
  await operate(identityId, schoolId, 'trial_extended', async (q, school) => {
    if (school.plan !== 'trial' || school.stateReason !== null) throw new Problem('conflict', 'no trial to extend')
    const today = Temporal.Now.plainDateISO(school.timeZone)
    const day = Temporal.PlainDate.from(until)
    if (Temporal.PlainDate.compare(day, today) < 0) outcome = 'past'
    else if (Temporal.PlainDate.compare(day, today.add({ days: longestTrialDays })) > 0) outcome = 'too_far'
    if (outcome !== 'done' || school.planEndsOn === until) return null
    await q.update(schools).set({ planEndsOn: until }).where(eq(schools.id, schoolId))
    return { action: 'school.trial_extended', detail: { from: school.planEndsOn ?? '', to: until } }
  })
  return outcome
}

/**
 * Puts a school on another plan without a bill. What the plan does not have is off from the next request; its rows stay. Back on trial,
 * it has the usual days from today.
 * @throws Problem conflict while an operator has suspended the school, and for one that pays: its subscription says which plan
 */
export function changePlan(identityId: string, schoolId: string, plan: PlanId): Promise<void> {
  return operate(identityId, schoolId, 'plan_chosen', async (q, school) => {
    if (school.plan === plan && (plan === 'trial' || school.planEndsOn === null)) return null
    if (school.stateReason !== null) throw new Problem('conflict', 'suspended')
    if (await subscriptionOf(q, schoolId)) throw new Problem('conflict', 'subscribed')
    const planEndsOn = plan === 'trial' ? addDays(todayOf(school), trialDays) : null
    await q.update(schools).set({ plan, planEndsOn }).where(eq(schools.id, schoolId))
    return { action: 'school.plan_changed', detail: { from: school.plan, to: plan } }
  })
}

/**
 * Writes down an act inside the transaction that does it.
 * @throws Problem forbidden, which undoes the act as well
 */
export async function noteAct(q: Queries, identityId: string, act: OperatorAct, schoolId?: string): Promise<void> {
  await q.insert(operatorLog).values({ ...act, operatorId: await operatorId(q, identityId), schoolId })
}

/** Writes down that one of the vendor came into a school that had let them in, or left it: before they are in. */
export async function noteSupport(operatorId: string, schoolId: string, act: OperatorAct): Promise<void> {
  await runTransaction('platform', { readOnly: false }, q =>
    q.insert(operatorLog).values({ ...act, operatorId, schoolId }),
  )
}

/**
 * One act on one school: the row is locked, changed, its state brought in line and all of it logged in one transaction, then every
 * process forgets what it has cached. An act that finds everything as it should be returns null and leaves no entry.
 */
export async function operate(
  identityId: string,
  schoolId: string,
  cause: StandingCause,
  act: (q: Queries, school: SchoolRow) => Promise<OperatorAct | null>,
): Promise<void> {
  const school = await runTransaction('platform', { readOnly: false }, async q => {
    // Who may not operate learns nothing of whether there is such a school.
    await operatorId(q, identityId)
    const row = await lockSchool(q, schoolId)
    const done = await act(q, row)
    if (!done) return null
    const state = await settle(q, schoolId, todayOf(row), cause)
    const detail = done.action === 'school.restored' ? { ...done.detail, to: state } : done.detail
    await noteAct(q, identityId, { ...done, detail }, schoolId)
    return row
  })
  if (school) await announceStanding(new School(school, system))
}

const todayOf = ({ timeZone }: SchoolRow): string => Temporal.Now.plainDateISO(timeZone).toString()

/** @throws Problem forbidden unless the identity is an operator at this moment, whatever a cache says */
async function operatorId(q: Queries, identityId: string): Promise<string> {
  const [operator] = await q
    .select({ id: operators.id })
    .from(operators)
    .where(and(eq(operators.identityId, identityId), eq(operators.role, 'operator')))
  if (!operator) throw new Problem('forbidden', 'not an operator')
  return operator.id
}
