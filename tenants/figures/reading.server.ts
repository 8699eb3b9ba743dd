import { and, asc, desc, eq, gte, inArray, max } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { cohortMonths, moneyMonths, platformMonths, schoolMonths } from '#db/schema/figures.ts'
import { addMonths, type Month, monthOf, monthsFrom } from './months.ts'

export type PlatformMonth = typeof platformMonths.$inferSelect
export type MoneyMonth = typeof moneyMonths.$inferSelect
export type CohortMonth = typeof cohortMonths.$inferSelect
export type SchoolMonth = typeof schoolMonths.$inferSelect

/** The months of all schools, in order. */
export interface PlatformFigures {
  /** The month that is not over yet, by UTC. */
  open: Month
  months: PlatformMonth[]
  money: MoneyMonth[]
  cohorts: CohortMonth[]
  countedAt: Date | null
}

/**
 * So many months that are over, and the one that is not. A few hundred rows, however many schools there are.
 * @param span how many months that are over
 */
export function platformFigures(span: number, at: Date = new Date()): Promise<PlatformFigures> {
  const open = monthOf(at)
  const from = addMonths(open, -span)
  return runTransaction('platform', { readOnly: true }, async q => {
    const until = monthsFrom(from, open)
    const [months, money, cohorts, [last]] = await Promise.all([
      q.select().from(platformMonths).where(inArray(platformMonths.month, until)).orderBy(asc(platformMonths.month)),
      q.select().from(moneyMonths).where(inArray(moneyMonths.month, until)).orderBy(asc(moneyMonths.month)),
      q
        .select()
        .from(cohortMonths)
        .where(and(gte(cohortMonths.cohort, from), inArray(cohortMonths.month, until)))
        .orderBy(asc(cohortMonths.cohort), asc(cohortMonths.month)),
      q.select({ at: max(platformMonths.countedAt) }).from(platformMonths),
    ])
    return { open, months, money, cohorts, countedAt: last?.at ?? null }
  })
}

/** What a school used in the last year, the newest last; without months that nobody counted. `q` of the platform. */
export const schoolUse = async (q: Queries, schoolId: string): Promise<SchoolMonth[]> =>
  (
    await q
      .select()
      .from(schoolMonths)
      .where(eq(schoolMonths.schoolId, schoolId))
      .orderBy(desc(schoolMonths.month))
      .limit(12)
  ).reverse()
