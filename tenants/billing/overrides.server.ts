import { and, type Column, desc, eq, gte, isNull, or, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { entitlementOverrides } from '#db/schema/billing.ts'
import { schools } from '#db/schema/platform.ts'
import type { Overrides } from '../entitlements.server.ts'

export type OverrideRow = typeof entitlementOverrides.$inferSelect

/**
 * What one school has apart from its plan at this moment: the newest for each key that is not over by the school's calendar.
 * @param q of the platform, or of the school itself
 */
export async function overridesOf(q: Queries, school: { id: string; timeZone: string }): Promise<Overrides> {
  const rows = await q
    .select({ key: entitlementOverrides.key, value: entitlementOverrides.value })
    .from(entitlementOverrides)
    .where(and(eq(entitlementOverrides.schoolId, school.id), inForce(school.timeZone)))
    .orderBy(entitlementOverrides.id)
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
}

/** The same for a statement that reads `schools` beside another table; null when there is none. The last of a key counts in jsonb. */
export const overridesAsJson = sql<Overrides | null>`(
  select jsonb_object_agg(${entitlementOverrides.key}, ${entitlementOverrides.value} order by ${entitlementOverrides.id})
  from ${entitlementOverrides}
  where ${eq(entitlementOverrides.schoolId, schools.id)} and ${inForce(schools.timeZone)})`

/** Every override that a school has had, newest first. */
export const overrideHistory = (q: Queries, schoolId: string): Promise<OverrideRow[]> =>
  q
    .select()
    .from(entitlementOverrides)
    .where(eq(entitlementOverrides.schoolId, schoolId))
    .orderBy(desc(entitlementOverrides.id))

function inForce(timeZone: string | Column) {
  const today = sql`(now() at time zone ${timeZone})::date`
  const { revokedAt, lastDay } = entitlementOverrides
  return and(isNull(revokedAt), or(isNull(lastDay), gte(lastDay, today)))
}
