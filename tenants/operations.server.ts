import { and, desc, eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { operatorLog, operators, schools } from '#db/schema/platform.ts'
import { type SchoolState, schoolStates } from '#db/school-states.ts'
import { publish } from './bus.server.ts'
import type { OperatorAct } from './operator-log.server.ts'
import type { PlanId } from './plans.ts'
import { found, Problem } from './problem.ts'

/** A trial is never longer than a year from today: beyond that, a plan is what is meant. */
export const longestTrialDays = 365

export type TrialOutcome = 'done' | 'past' | 'too_far'

/**
 * Closes a school's site until `restoreSchool`: nothing of it is changed or deleted, and its staff read the reason. Once
 * more with the same reason does nothing.
 * @throws Problem conflict when somebody else suspended it for another reason
 */
export function suspendSchool(identityId: string, schoolId: string, reason: string): Promise<void> {
  return operate(identityId, schoolId, async (q, school) => {
    if (school.state === 'suspended') {
      if (school.stateReason === reason) return null
      throw new Problem('conflict', 'suspended already')
    }
    await q.update(schools).set({ state: 'suspended', stateReason: reason }).where(eq(schools.id, schoolId))
    return { action: 'school.suspended', detail: { from: school.state, to: 'suspended', reason } }
  })
}

/** Opens a suspended school's site again, in the state it had before. Does nothing when it is open. */
export function restoreSchool(identityId: string, schoolId: string): Promise<void> {
  return operate(identityId, schoolId, async (q, school) => {
    if (school.state !== 'suspended') return null
    const state = (await stateBeforeSuspension(q, schoolId)) ?? (school.plan === 'trial' ? 'trial' : 'active')
    await q.update(schools).set({ state, stateReason: null }).where(eq(schools.id, schoolId))
    return { action: 'school.restored', detail: { from: 'suspended', to: state } }
  })
}

/**
 * Lets a school try until that day, the day included; one whose trial had run out can be used again.
 * @param until ISO date in the school's calendar
 * @throws Problem conflict unless the school is on trial and not suspended
 */
export async function extendTrial(identityId: string, schoolId: string, until: string): Promise<TrialOutcome> {
  let outcome: TrialOutcome = 'done'
  await operate(identityId, schoolId, async (q, school) => {
    if (school.plan !== 'trial' || school.state === 'suspended') throw new Problem('conflict', 'no trial to extend')
    const today = Temporal.Now.plainDateISO(school.timeZone)
    const day = Temporal.PlainDate.from(until)
    if (Temporal.PlainDate.compare(day, today) < 0) outcome = 'past'
    else if (Temporal.PlainDate.compare(day, today.add({ days: longestTrialDays })) > 0) outcome = 'too_far'
    if (outcome !== 'done' || (school.trialEndsOn === until && school.state === 'trial')) return null
    await q.update(schools).set({ trialEndsOn: until, state: 'trial' }).where(eq(schools.id, schoolId))
    return { action: 'school.trial_extended', detail: { from: school.trialEndsOn ?? '', to: until } }
  })
  return outcome
}

/**
 * Puts a school on another plan. What the plan does not have is off from the next request; its rows stay. Leaving the
 * trial makes the school active, going back into it begins with the trial's state.
 * @throws Problem conflict while the school is suspended
 */
export function changePlan(identityId: string, schoolId: string, plan: PlanId): Promise<void> {
  return operate(identityId, schoolId, async (q, school) => {
    if (school.plan === plan) return null
    if (school.state === 'suspended') throw new Problem('conflict', 'suspended')
    const state: SchoolState = plan === 'trial' ? 'trial' : school.plan === 'trial' ? 'active' : school.state
    await q.update(schools).set({ plan, state }).where(eq(schools.id, schoolId))
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

type SchoolRow = typeof schools.$inferSelect

/**
 * One act on one school: the row is locked, changed and logged in one transaction, then every process forgets what it has
 * cached. An act that finds everything as it should be returns null and leaves no entry.
 */
async function operate(
  identityId: string,
  schoolId: string,
  act: (q: Queries, school: SchoolRow) => Promise<OperatorAct | null>,
): Promise<void> {
  const changed = await runTransaction('platform', { readOnly: false }, async q => {
    // Who may not operate learns nothing of whether there is such a school.
    await operatorId(q, identityId)
    const [school] = await q.select().from(schools).where(eq(schools.id, schoolId)).for('update')
    const done = await act(q, found(school))
    if (done) await noteAct(q, identityId, done, schoolId)
    return done !== null
  })
  if (changed) await publish('school', schoolId)
}

/** @throws Problem forbidden unless the identity is an operator at this moment, whatever a cache says */
async function operatorId(q: Queries, identityId: string): Promise<string> {
  const [operator] = await q
    .select({ id: operators.id })
    .from(operators)
    .where(and(eq(operators.identityId, identityId), eq(operators.role, 'operator')))
  if (!operator) throw new Problem('forbidden', 'not an operator')
  return operator.id
}

async function stateBeforeSuspension(q: Queries, schoolId: string): Promise<SchoolState | undefined> {
  const [entry] = await q
    .select({ detail: operatorLog.detail })
    .from(operatorLog)
    .where(and(eq(operatorLog.schoolId, schoolId), eq(operatorLog.action, 'school.suspended')))
    .orderBy(desc(operatorLog.id))
    .limit(1)
  return schoolStates.find(state => state === entry?.detail.from)
}
