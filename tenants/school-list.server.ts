import { and, arrayContains, count, desc, eq, exists, inArray, notInArray, type SQL, sql } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { schoolParts } from '#db/schema/figures.ts'
import { schoolFigures, schools } from '#db/schema/platform.ts'
import { isShut, type SchoolState, type SchoolTrouble, shutStates } from '#db/school-states.ts'
import type { SchoolFigures } from './school-overview.server.ts'

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
  /** What the vendor should look after. */
  troubles: SchoolTrouble[]
}

export const schoolsPerPage = 25

/** What somebody looks for among all schools; null asks nothing. */
export interface SchoolFilter {
  /** Part of a name, a slug or a domain. */
  search: string
  state: SchoolState | null
  plan: string | null
  trouble: SchoolTrouble | null
}

/** A page of schools. `pages` is null where what was typed is in so many that they are not counted; then `more` says whether another follows. */
export interface SchoolPage {
  rows: SchoolSummary[]
  pages: number | null
  more: boolean
}

/**
 * Schools that fit, newest first.
 * @param page from 1
 */
export function listSchools(filter: SchoolFilter, page: number): Promise<SchoolPage> {
  const typed = filter.search.trim().toLowerCase().slice(0, longestPart)
  return runTransaction('platform', { readOnly: true }, async q => {
    const rare = typed ? await rarePart(q, typed) : null
    const wanted = and(
      filter.state ? eq(schools.state, filter.state) : undefined,
      filter.plan ? eq(schools.plan, filter.plan) : undefined,
      filter.trouble ? inTrouble(q, filter.trouble) : undefined,
      typed ? (rare ? sql`${schools.id} = any(${sql.param(rare)}::uuid[])` : hasPart(q, typed)) : undefined,
    )
    const counted = typed === '' || rare !== null
    const [found, total] = await Promise.all([
      pageOf(q, wanted, page),
      counted ? q.select({ schools: count() }).from(schools).where(wanted) : null,
    ])
    return {
      rows: found.slice(0, schoolsPerPage),
      pages: total ? Math.ceil((total[0]?.schools ?? 0) / schoolsPerPage) : null,
      more: found.length > schoolsPerPage,
    }
  })
}

/** One more than a page, to know whether another follows. Ids first: they come from an index alone, however far back the page is. */
async function pageOf(q: Queries, wanted: SQL | undefined, page: number): Promise<SchoolSummary[]> {
  const ids = q
    .select({ id: schools.id })
    .from(schools)
    .where(wanted)
    .orderBy(desc(schools.id))
    .limit(schoolsPerPage + 1)
    .offset((page - 1) * schoolsPerPage)
    .as('ids')
  const rows = await q
    .select({ school: schools, figures: schoolFigures })
    .from(ids)
    .innerJoin(schools, eq(schools.id, ids.id))
    .leftJoin(schoolFigures, eq(schoolFigures.schoolId, ids.id))
    .orderBy(desc(ids.id))
  return rows.map(({ school: { id, slug, name, state, plan, planEndsOn, createdAt }, figures }) => ({
    ...{ id, slug, name, state, plan, planEndsOn, createdAt, figures },
    // Nobody counts a school that is shut.
    troubles: isShut(state) ? [] : (figures?.troubles ?? []),
  }))
}

/** How many schools there are in each state; states without any are left out. */
export function countStates(): Promise<Partial<Record<SchoolState, number>>> {
  return runTransaction('platform', { readOnly: true }, async q => {
    const rows = await q.select({ state: schools.state, schools: count() }).from(schools).groupBy(schools.state)
    return Object.fromEntries(rows.map(row => [row.state, row.schools]))
  })
}

/** Parts are no longer (`spell_school()`). */
const longestPart = 60
/** So many parts that begin with what was typed are read before the search takes the other way. */
const mostParts = 2_000

const beginsWith = (typed: string): SQL =>
  sql`${schoolParts.part} >= ${typed} and ${schoolParts.part} < ${`${typed}\u{10FFFF}`}`

/**
 * The schools that have what was typed, where they are few: their ids, all of them. Null where they are many: then a walk from the newest school back meets
 * enough of them soon. Either way an index is asked, and no list of all schools is read.
 */
async function rarePart(q: Queries, typed: string): Promise<string[] | null> {
  const rows = await q
    .select({ id: schoolParts.schoolId })
    .from(schoolParts)
    .where(beginsWith(typed))
    .limit(mostParts + 1)
  return rows.length > mostParts ? null : [...new Set(rows.map(({ id }) => id))]
}

const hasPart = (q: Queries, typed: string): SQL =>
  exists(
    q
      .select({ one: sql`1` })
      .from(schoolParts)
      .where(and(eq(schoolParts.schoolId, schools.id), beginsWith(typed)))
      // Keeps the planner from reading all parts of all schools first.
      .offset(0),
  )

function inTrouble(q: Queries, trouble: SchoolTrouble): SQL | undefined {
  const troubled = q
    .select({ id: schoolFigures.schoolId })
    .from(schoolFigures)
    .where(arrayContains(schoolFigures.troubles, [trouble]))
  return and(inArray(schools.id, troubled), notInArray(schools.state, shutStates))
}
