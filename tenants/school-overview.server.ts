import { and, count, desc, eq, exists, ilike, inArray, or, type SQL, sql } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { schoolDomains, schoolFigures, schools } from '#db/schema/platform.ts'
import type { SchoolState } from '#db/school-states.ts'
import { mainOf, servedUntil, stateOf } from './domains/state.ts'
import { found } from './problem.ts'
import { resolveSchool } from './resolve.server.ts'

/** A school as the vendor sees it: facts and figures, nobody's name. */
export interface SchoolSummary {
  id: string
  slug: string
  name: string
  state: SchoolState
  plan: string
  planEndsOn: string | null
  createdAt: Date
  /** Null until the school was counted for the first time. */
  figures: SchoolFigures | null
}
export type SchoolFigures = Omit<typeof schoolFigures.$inferSelect, 'schoolId'>

export const schoolsPerPage = 25

/**
 * Schools by name, address or domain, newest first.
 * @param search part of a name, a slug or a domain
 * @param page from 1
 */
export function listSchools(filter: {
  search: string
  state: SchoolState | null
  page: number
}): Promise<{ rows: SchoolSummary[]; total: number }> {
  return runTransaction('platform', { readOnly: true }, async q => {
    const wanted = and(
      filter.search ? matches(q, filter.search) : undefined,
      filter.state ? eq(schools.state, filter.state) : undefined,
    )
    const [rows, [counted]] = await Promise.all([
      q
        .select({ school: schools, figures: schoolFigures })
        .from(schools)
        .leftJoin(schoolFigures, eq(schoolFigures.schoolId, schools.id))
        .where(wanted)
        .orderBy(desc(schools.id))
        .limit(schoolsPerPage)
        .offset((filter.page - 1) * schoolsPerPage),
      q.select({ total: count() }).from(schools).where(wanted),
    ])
    return {
      rows: rows.map(({ school: { id, slug, name, state, plan, planEndsOn, createdAt }, figures }) => ({
        ...{ id, slug, name, state, plan, planEndsOn, createdAt },
        figures,
      })),
      total: counted?.total ?? 0,
    }
  })
}

/** How many schools there are in each state; states without any are left out. */
export function countStates(): Promise<Partial<Record<SchoolState, number>>> {
  return runTransaction('platform', { readOnly: true }, async q => {
    const rows = await q.select({ state: schools.state, schools: count() }).from(schools).groupBy(schools.state)
    return Object.fromEntries(rows.map(row => [row.state, row.schools]))
  })
}

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
      ]),
    ),
    resolveSchool(schoolId),
  ])
  const [[row], domains] = rows
  const { school, figures } = found(row)
  const main = mainOf(domains)
  return {
    school,
    figures,
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

function matches(q: Queries, search: string): SQL | undefined {
  const pattern = `%${search.replace(/[\\%_]/g, sign => `\\${sign}`)}%`
  const claimed = q
    .select({ one: sql`1` })
    .from(schoolDomains)
    .where(and(eq(schoolDomains.schoolId, schools.id), ilike(schoolDomains.hostname, pattern)))
  return or(ilike(schools.name, pattern), ilike(schools.slug, pattern), exists(claimed))
}
