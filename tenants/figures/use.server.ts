import { sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { schoolMonths } from '#db/schema/figures.ts'
import type { schools } from '#db/schema/platform.ts'
import { addMonths, type Month } from './months.ts'

/** What a school's own work has counted of its use: bytes as they are now, and the days of this month and the last on which somebody was at work. */
export interface Use {
  storedBytes: number
  activeOn: readonly string[]
}

/**
 * Writes down what a school used in its month and in the one before, of which the last hours may not have been counted; both whole, so twice is once. The most children
 * are those of the days' counts (`child_counts`).
 * @param q of the platform
 * @param month the school's own
 */
export async function noteUse(q: Queries, school: typeof schools.$inferSelect, month: Month, use: Use): Promise<void> {
  const last = addMonths(month, -1)
  const daysOf = (of: Month) => use.activeOn.filter(day => day.startsWith(of.slice(0, 7))).length
  await q
    .insert(schoolMonths)
    .values({
      ...{ schoolId: school.id, month, plan: school.plan, state: school.state },
      ...{ storedBytes: use.storedBytes, children: mostIn(school.id, month), activeDays: daysOf(month) },
    })
    .onConflictDoUpdate({
      target: [schoolMonths.schoolId, schoolMonths.month],
      set: {
        storedBytes: sql`excluded.stored_bytes`,
        children: sql`excluded.children`,
        activeDays: sql`excluded.active_days`,
      },
    })
  await q
    .update(schoolMonths)
    .set({ children: mostIn(school.id, last), activeDays: daysOf(last) })
    .where(sql`${schoolMonths.schoolId} = ${school.id} and ${schoolMonths.month} = ${last}::date`)
}

const mostIn = (schoolId: string, month: Month) =>
  sql`(select coalesce(max(c.children), 0) from child_counts c
    where c.school_id = ${schoolId} and c.day >= ${month}::date and c.day < ${addMonths(month, 1)}::date)`
