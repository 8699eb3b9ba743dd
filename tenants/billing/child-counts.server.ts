import { and, count, eq, gte, lt, max, sql } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { childCounts } from '#db/schema/billing.ts'
import { children } from '#db/schema/children.ts'

/** Writes down how many active children a school has; the day's highest number stays. `day` is the school's own, ISO. */
export async function noteChildCount(schoolId: string, day: string, children: number): Promise<void> {
  await runTransaction('platform', { readOnly: false }, q =>
    q
      .insert(childCounts)
      .values({ schoolId, day, children })
      .onConflictDoUpdate({
        target: [childCounts.schoolId, childCounts.day],
        set: { children: sql`greatest(${childCounts.children}, excluded.children)` },
      }),
  )
}

/**
 * The most children a school had at once from a day on, before another; 0 when nothing was counted.
 * @param q of the platform, or of the school itself
 */
export async function mostChildren(q: Queries, schoolId: string, from: string, before: string): Promise<number> {
  const [row] = await q
    .select({ most: max(childCounts.children) })
    .from(childCounts)
    .where(and(eq(childCounts.schoolId, schoolId), gte(childCounts.day, from), lt(childCounts.day, before)))
  return row?.most ?? 0
}

/** Removes what is older than any open period needs. */
export async function forgetOldCounts(schoolId: string, before: string): Promise<void> {
  await runTransaction('platform', { readOnly: false }, q =>
    q.delete(childCounts).where(and(eq(childCounts.schoolId, schoolId), lt(childCounts.day, before))),
  )
}

/** Children who have not left on that day: what a plan counts and a bill is for. `q` as the office or the system. */
export async function activeChildren(q: Queries, day: string): Promise<number> {
  const [row] = await q
    .select({ n: count() })
    .from(children)
    .where(sql`${children.leftOn} is null or ${children.leftOn} > ${day}::date`)
  return row?.n ?? 0
}
