import { sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { signupDays } from '#db/schema/signups.ts'

/*
 * Sign-ups are counted in the transaction that writes them, by the day on which they were begun: by UTC, since whoever signs up has no
 * school and no time zone yet. The numbers outlive the rows.
 */

/** Counts a sign-up that begins. `q` of the identity role, in the transaction that inserts it. */
export const countStarted = (q: Queries): Promise<void> => add(q, new Date(), 'started')

/** Counts a code that came back for the first time. @param begunAt when its sign-up was begun */
export const countConfirmed = (q: Queries, begunAt: Date): Promise<void> => add(q, begunAt, 'confirmed')

async function add(q: Queries, at: Date, what: 'started' | 'confirmed'): Promise<void> {
  await q
    .insert(signupDays)
    .values({ day: at.toISOString().slice(0, 10), [what]: 1 })
    .onConflictDoUpdate({ target: signupDays.day, set: { [what]: sql`${signupDays[what]} + 1` } })
}
