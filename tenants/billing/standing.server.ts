import { and, asc, eq, isNull } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { schoolStandings, schoolStateChanges, subscriptions } from '#db/schema/billing.ts'
import { members } from '#db/schema/members.ts'
import { schools } from '#db/schema/platform.ts'
import type { SchoolState } from '#db/school-states.ts'
import { publish } from '../bus.server.ts'
import { found } from '../problem.ts'
import type { School } from '../school.server.ts'
import { isGivenUp, type StandingFacts, stateOn } from './lifecycle.ts'

/** What led to a change of state; each has its words in owners' letters and in the console. */
export const standingCauses = [
  'trial_over',
  'plan_over',
  'unpaid',
  'paid',
  'plan_chosen',
  'trial_extended',
  'operator',
  'closed_unpaid',
  'closed_by_owner',
  'reopened',
] as const
export type StandingCause = (typeof standingCauses)[number]

/** The job that writes to one owner about a change; declared in `workers/billing/`. */
export const tellOwnerJob = 'billing.tell-owner'

export type SchoolRow = typeof schools.$inferSelect

/** A school's row, locked until the transaction ends: all that moves its plan or state goes through here, one after the other. */
export async function lockSchool(q: Queries, schoolId: string): Promise<SchoolRow> {
  const [school] = await q.select().from(schools).where(eq(schools.id, schoolId)).for('update')
  return found(school)
}

/** A school's row as it is at this moment; `q` of the platform. @throws Problem not_found */
export async function schoolRow(q: Queries, schoolId: string): Promise<SchoolRow> {
  const [school] = await q.select().from(schools).where(eq(schools.id, schoolId))
  return found(school)
}

/** All that decides where a school stands; `q` of the platform. */
export async function factsOf(q: Queries, school: SchoolRow): Promise<StandingFacts> {
  const [subscription] = await q
    .select({ overdueSince: subscriptions.overdueSince })
    .from(subscriptions)
    .where(eq(subscriptions.schoolId, school.id))
  return {
    plan: school.plan,
    planEndsOn: school.planEndsOn,
    overdueSince: subscription?.overdueSince ?? null,
    held: school.stateReason !== null,
    closedOn: school.closedOn,
  }
}

/**
 * Brings a school's state in line with its facts, and writes down what changed. Inside the transaction that changed them, with the
 * school locked; `announceStanding` follows when it is committed.
 * @param day the school's own, ISO
 * @returns the state that holds now
 */
export async function settle(q: Queries, schoolId: string, day: string, cause: StandingCause): Promise<SchoolState> {
  const row = await schoolRow(q, schoolId)
  const state = stateOn(day, await factsOf(q, row))
  if (state === row.state) return state
  await q.update(schools).set({ state }).where(eq(schools.id, schoolId))
  await q.insert(schoolStateChanges).values({ schoolId, fromState: row.state, toState: state, cause, day })
  return state
}

/**
 * A day's look at one school: what the calendar alone has changed, and the end of a contract that was not paid for months. Any number
 * of days may have passed since the last.
 * @param day the school's own, ISO
 */
export async function settleSchool(school: School, day: string = school.today()): Promise<SchoolState> {
  const state = await runTransaction('platform', { readOnly: false }, async q => {
    const row = await lockSchool(q, school.id)
    const facts = await factsOf(q, row)
    if (!isGivenUp(day, facts)) return settle(q, school.id, day, causeOf(day, facts))
    await q.update(schools).set({ closedOn: day }).where(eq(schools.id, school.id))
    return settle(q, school.id, day, 'closed_unpaid')
  })
  if ((await waitingChanges(school)).length > 0) await announceStanding(school)
  return state
}

/**
 * What follows a committed change: every process forgets what it has cached, the school's own log has it, and each owner is written to
 * once. Whatever a crash leaves undone, the next look at the school does.
 */
export async function announceStanding(school: School): Promise<void> {
  await publish('school', school.id)
  for (const { id: changeId, fromState, toState, cause, day } of await waitingChanges(school)) {
    await school.asSystem().write(async tx => {
      const written = await tx
        .insert(schoolStandings)
        .values({ changeId, fromState, toState, cause, day })
        .onConflictDoNothing()
        .returning({ id: schoolStandings.id })
      if (written.length === 0) return
      for (const { id: memberId } of await ownersOf(tx)) await tx.enqueue(tellOwnerJob, { changeId, memberId })
    })
    await runTransaction('platform', { readOnly: false }, q =>
      q.update(schoolStateChanges).set({ passedOnAt: new Date() }).where(eq(schoolStateChanges.id, changeId)),
    )
  }
}

const waitingChanges = (school: School) =>
  runTransaction('platform', { readOnly: true }, q =>
    q
      .select()
      .from(schoolStateChanges)
      .where(and(eq(schoolStateChanges.schoolId, school.id), isNull(schoolStateChanges.passedOnAt)))
      .orderBy(asc(schoolStateChanges.id)),
  )

/** Owners who have not left; as the system. */
export const ownersOf = (q: Queries): Promise<{ id: string }[]> =>
  q
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.role, 'owner'), isNull(members.leftAt)))

/** Why the calendar alone moves a school. */
export function causeOf(day: string, { plan, planEndsOn, overdueSince }: StandingFacts): StandingCause {
  if (planEndsOn !== null && planEndsOn < day) return plan === 'trial' ? 'trial_over' : 'plan_over'
  return overdueSince === null ? 'paid' : 'unpaid'
}
