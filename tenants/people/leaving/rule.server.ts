import type { Queries } from '#db/client.server.ts'
import { retentionRules } from '#db/schema/retention.ts'
import { memberOf } from '../../actor.ts'
import { Problem } from '../../problem.ts'
import type { School } from '../../school.server.ts'
import { leastYears, mostYears } from './retention-rule.ts'

/** For how many years the school keeps a child's records after it has left: what it has set, or what is usual in its country. */
export const yearsKept = (school: School): Promise<number> => school.read(q => yearsKeptIn(q, school))

/** The same inside a transaction. A country's rule that has become longer since holds. */
export async function yearsKeptIn(q: Queries, { facts }: School): Promise<number> {
  const rows = await q.select({ years: retentionRules.years }).from(retentionRules)
  return Math.max(rows[0]?.years ?? 0, leastYears(facts.country))
}

/**
 * Sets for how many years records are kept.
 * @throws Problem conflict for fewer than are usual in the country, or more than `mostYears`; not_found for whoever is not of the office
 */
export async function keepFor(school: School, years: number): Promise<void> {
  if (years < leastYears(school.facts.country) || years > mostYears) throw new Problem('conflict', 'years')
  const setBy = memberOf(school.actor)
  await school.write(tx =>
    tx
      .insert(retentionRules)
      .values({ years, setBy })
      .onConflictDoUpdate({ target: retentionRules.schoolId, set: { years, setBy } }),
  )
}
