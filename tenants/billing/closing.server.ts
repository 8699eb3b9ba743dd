import { eq } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { schoolErasures } from '#db/schema/erasures.ts'
import { schools } from '#db/schema/platform.ts'
import { Problem } from '../problem.ts'
import type { School } from '../school.server.ts'
import { addDays, graceDays, isGivenUp } from './lifecycle.ts'
import { announceStanding, factsOf, lockSchool, type SchoolRow, settle } from './standing.server.ts'
import { subscriptionOf } from './subscription.server.ts'

/**
 * Ends the contract from today, by an owner's word: the site closes, and what is in it can be fetched for `daysUntilErasure`. Again does
 * nothing.
 * @throws Problem conflict while a subscription runs: it is ended first, so that nothing is charged for a closed school
 */
export async function closeSchool(school: School): Promise<void> {
  await runTransaction('platform', { readOnly: false }, async q => {
    const row = await lockSchool(q, school.id)
    if (row.closedOn !== null) return
    if (await subscriptionOf(q, school.id)) throw new Problem('conflict', 'subscribed')
    await q.update(schools).set({ closedOn: school.today() }).where(eq(schools.id, school.id))
    await settle(q, school.id, school.today(), 'closed_by_owner')
  })
  await announceStanding(school)
}

/** How an attempt to open a closed school again ended: `erasing` once its erasure has begun, `unpaid` while a bill would close it at once. */
export type Reopening = 'done' | 'erasing' | 'unpaid'

/** Takes back the end of a contract, by an owner's word: the school stands where its plan and bills put it. Again does nothing. */
export async function reopenSchool(school: School): Promise<Reopening> {
  const outcome = await runTransaction('platform', { readOnly: false }, async q => {
    const row = await lockSchool(q, school.id)
    const opened = await openAgain(q, row, school.today())
    if (opened === 'done') await settle(q, school.id, school.today(), 'reopened')
    return opened
  })
  await announceStanding(school)
  return outcome
}

/**
 * Opens a closed school's row again, which its caller has locked and settles; an open one stays as it is. Whose plan ended too long ago comes back
 * shut, with the time it then has to choose one: closing and opening again is no way to use it unpaid.
 * @param day the school's own, ISO
 */
export async function openAgain(q: Queries, row: SchoolRow, day: string): Promise<Reopening> {
  if (row.closedOn === null) return 'done'
  const [erasure] = await q
    .select({ begunAt: schoolErasures.begunAt })
    .from(schoolErasures)
    .where(eq(schoolErasures.schoolId, row.id))
    .for('update')
  if (erasure?.begunAt) return 'erasing'
  const facts = { ...(await factsOf(q, row)), closedOn: null }
  const late = isGivenUp(day, facts)
  const planEndsOn = late && row.planEndsOn !== null ? addDays(day, -graceDays.suspended - 1) : row.planEndsOn
  if (late && isGivenUp(day, { ...facts, planEndsOn })) return 'unpaid'
  if (erasure) await q.delete(schoolErasures).where(eq(schoolErasures.schoolId, row.id))
  await q.update(schools).set({ closedOn: null, planEndsOn }).where(eq(schools.id, row.id))
  return 'done'
}
