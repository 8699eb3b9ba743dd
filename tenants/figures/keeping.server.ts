import { desc, gte, sql } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { platformMonths } from '#db/schema/figures.ts'
import { signupDays } from '#db/schema/signups.ts'
import { countFunnel, countMonth } from './counting.server.ts'
import { addMonths, type Month, monthOf, monthsFrom } from './months.ts'
import { noteStandings } from './standings.server.ts'

const hourMs = 3_600_000
/** A month goes on until it is over everywhere (UTC-12), and its schools' last counts have come. */
const settlingMs = 72 * hourMs
/** Nobody's month begins earlier before UTC's. */
const earliestMs = 14 * hourMs

/**
 * Keeps the vendor's months: writes down where every school stands, and adds up the months that are not settled yet. Hourly; called more often, or by several
 * processes at once, it does nothing more. After a long silence it adds up all months since.
 * @returns whether it was its turn
 */
export async function keepMonths(at: Date = new Date()): Promise<boolean> {
  const started = await startedSignups(at)
  return runTransaction('platform', { readOnly: false }, async q => {
    const { rows } = await q.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('platform_months')) as mine`,
    )
    const last = await newest(q)
    if (!rows[0]?.mine || (last && last.countedAt.getTime() > at.getTime() - hourMs)) return false
    await noteStandings(q, at)
    for (const month of unsettled(at, last?.month)) await countMonth(q, month, at)
    await countFunnel(q, at)
    if (started.length > 0) await putSignups(q, started)
    return true
  })
}

/** Months that may still change at a moment; with those that nobody has counted since the newest one that was. Pure. */
export function unsettled(at: Date, newestCounted?: Month): Month[] {
  const from = monthOf(new Date(at.getTime() - settlingMs))
  const uncounted = newestCounted && newestCounted < from ? newestCounted : from
  return monthsFrom(uncounted, monthOf(new Date(at.getTime() + earliestMs)))
}

async function newest(q: Queries) {
  const [row] = await q
    .select({ month: platformMonths.month, countedAt: platformMonths.countedAt })
    .from(platformMonths)
    .where(sql`states <> '{}'`)
    .orderBy(desc(platformMonths.month))
    .limit(1)
  return row
}

/** Sign-ups of the last months by the month in which they were begun, as the identity tables count them. */
const startedSignups = (at: Date) =>
  runTransaction('identity', { readOnly: true }, q =>
    q
      .select({
        month: sql<string>`date_trunc('month', ${signupDays.day})::date`,
        signupsStarted: sql<number>`sum(${signupDays.started})::int`,
        signupsConfirmed: sql<number>`sum(${signupDays.confirmed})::int`,
      })
      .from(signupDays)
      .where(gte(signupDays.day, addMonths(monthOf(at), -2)))
      .groupBy(sql`1`),
  )

async function putSignups(q: Queries, rows: Awaited<ReturnType<typeof startedSignups>>): Promise<void> {
  await q
    .insert(platformMonths)
    .values(rows)
    .onConflictDoUpdate({
      target: platformMonths.month,
      set: {
        signupsStarted: sql`excluded.signups_started`,
        signupsConfirmed: sql`excluded.signups_confirmed`,
      },
    })
}
