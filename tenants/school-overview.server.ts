import { eq, inArray } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { schoolDomains, schoolFigures, schools } from '#db/schema/platform.ts'
import { mainOf, servedUntil, stateOf } from './domains/state.ts'
import { schoolUse } from './figures/reading.server.ts'
import { found } from './problem.ts'
import { resolveSchool } from './resolve.server.ts'

/** What the console shows of what was counted in a school. */
export type SchoolFigures = Omit<typeof schoolFigures.$inferSelect, 'schoolId'>

/** Names of schools by id, for lists that know ids only. */
export async function schoolNames(ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await runTransaction('platform', { readOnly: true }, q =>
    q.select({ id: schools.id, name: schools.name }).from(schools).where(inArray(schools.id, wanted)),
  )
  return new Map(rows.map(row => [row.id, row.name]))
}

/**
 * One school with its domains and the modules that are on at this moment.
 * @throws Problem not_found
 */
export async function schoolOverview(schoolId: string) {
  const [rows, resolved] = await Promise.all([
    runTransaction('platform', { readOnly: true }, q =>
      Promise.all([
        q
          .select({ school: schools, figures: schoolFigures })
          .from(schools)
          .leftJoin(schoolFigures, eq(schoolFigures.schoolId, schools.id))
          .where(eq(schools.id, schoolId)),
        q.select().from(schoolDomains).where(eq(schoolDomains.schoolId, schoolId)).orderBy(schoolDomains.hostname),
        schoolUse(q, schoolId),
      ]),
    ),
    resolveSchool(schoolId),
  ])
  const [[row], domains, use] = rows
  const { school, figures } = found(row)
  const main = mainOf(domains)
  return {
    school,
    figures,
    use,
    domains: domains.map(each => ({
      hostname: each.hostname,
      state: stateOf(each),
      main: each.id === main?.id,
      servedUntil: servedUntil(each),
      reason: each.certificateReason,
      checkedAt: each.checkedAt,
    })),
    modules: resolved?.modules ?? [],
  }
}
