import { desc, isNotNull } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { type SelfCheckOutcome, selfChecks } from '#db/schema/self-checks.ts'

/** The latest checks, newest first, one that still runs among them. */
export const latestChecks = (count: number) =>
  runTransaction('platform', { readOnly: true }, q =>
    q.select().from(selfChecks).orderBy(desc(selfChecks.startedAt)).limit(count),
  )

/** What everybody may know of the last check that has ended: counts, no names. */
export interface PublicResult {
  outcome: SelfCheckOutcome
  at: Date
  tables: number
  probes: number
  probesAtRows: number
}

/** For the page about security; null before the first one. */
export async function lastResult(): Promise<PublicResult | null> {
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q.select().from(selfChecks).where(isNotNull(selfChecks.outcome)).orderBy(desc(selfChecks.startedAt)).limit(1),
  )
  if (!row?.outcome) return null
  const { outcome, finishedAt, startedAt, tables, probes, probesAtRows } = row
  return { outcome, at: finishedAt ?? startedAt, tables, probes, probesAtRows }
}
