import { asc, gt, gte, lt, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { type StatusComponent, statusDays } from '#db/schema/status.ts'

const keptDays = 400
const dayMs = 86_400_000

/** What was found of each component in one minute. */
export type Measured = Record<StatusComponent, boolean>
export type StatusDay = typeof statusDays.$inferSelect

/** The minute in which a moment lies. */
export const minuteOf = (moment: Date): Date => new Date(Math.floor(moment.getTime() / 60_000) * 60_000)

/** Whether some process has written down this minute already. */
export async function isMeasured(minute: Date): Promise<boolean> {
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q.select({ component: statusDays.component }).from(statusDays).where(gte(statusDays.lastMinute, minute)).limit(1),
  )
  return row !== undefined
}

/**
 * Writes down what was found in a minute. A minute counts once, whoever comes first: one that is not newer than the last one written
 * changes nothing. With the first minute of a day, days older than 400 go.
 */
export async function noteMinute(minute: Date, measured: Measured): Promise<void> {
  const day = minute.toISOString().slice(0, 10)
  const rows = (Object.entries(measured) as [StatusComponent, boolean][]).map(([component, isWell]) => ({
    component,
    day,
    measured: 1,
    well: isWell ? 1 : 0,
    lastMinute: minute,
    lastOutcome: isWell ? ('well' as const) : ('down' as const),
  }))
  await runTransaction('platform', { readOnly: false }, async q => {
    const written = await q
      .insert(statusDays)
      .values(rows)
      .onConflictDoUpdate({
        target: [statusDays.component, statusDays.day],
        set: {
          measured: sql`${statusDays.measured} + 1`,
          well: sql`${statusDays.well} + excluded.well`,
          lastMinute: sql`excluded.last_minute`,
          lastOutcome: sql`excluded.last_outcome`,
        },
        setWhere: lt(statusDays.lastMinute, sql`excluded.last_minute`),
      })
      .returning({ measured: statusDays.measured })
    if (written.some(row => row.measured === 1))
      await q.delete(statusDays).where(lt(statusDays.day, dayBefore(minute, keptDays)))
  })
}

/** Days of every component, the oldest first: as many as are asked for, with the one of `now`. */
export const recentDays = (now: Date, count: number): Promise<StatusDay[]> =>
  runTransaction('platform', { readOnly: true }, q =>
    q
      .select()
      .from(statusDays)
      .where(gt(statusDays.day, dayBefore(now, count)))
      .orderBy(asc(statusDays.day)),
  )

const dayBefore = (moment: Date, days: number) => new Date(moment.getTime() - days * dayMs).toISOString().slice(0, 10)
