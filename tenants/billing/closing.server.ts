import { eq } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { schools } from '#db/schema/platform.ts'
import { Problem } from '../problem.ts'
import type { School } from '../school.server.ts'
import { announceStanding, lockSchool, settle } from './standing.server.ts'
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
