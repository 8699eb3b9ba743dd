import { and, desc, eq, notInArray, type SQL, sql } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { platformMonths, schoolParts } from '#db/schema/figures.ts'
import { schoolFigures, schools } from '#db/schema/platform.ts'
import { isShut, type SchoolState, type SchoolTrouble, shutStates } from '#db/school-states.ts'
import type { PlanId } from './plans.ts'
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
  plan: PlanId | null
  trouble: SchoolTrouble | null
}

/** A page of schools. `pages` is null where so many fit that they are not counted; `more` says whether another page follows. */
export interface SchoolPage {
  page: number
  rows: SchoolSummary[]
  pages: number | null
  more: boolean
}

/** Further back nobody turns pages; a filter or a word leads there. */
const mostPages = 400
/** Of a word that very many have: a longer one leads there. */
const mostPagesOfFrequent = 20
/** So many are counted for a search or a filter. */
const mostCounted = 2_000
/** Up to so many schools are counted anew with every look; more are shown as the hourly look has counted them. */
const mostCountedAnew = 10_000

/**
 * Schools that fit, newest first.
 * @param asked from 1; what is beyond the last page that is turned to is that page
 */
export function listSchools(filter: SchoolFilter, asked: number): Promise<SchoolPage> {
  const typed = filter.search.trim().toLowerCase().slice(0, longestPart)
  return runTransaction('platform', { readOnly: true }, async q => {
    const rare = typed ? await rarePart(q, typed) : null
    const wanted = and(
      filter.state ? sql`schools.state = ${literal(filter.state)}` : undefined,
      filter.plan ? sql`schools.plan = ${literal(filter.plan)}` : undefined,
      filter.trouble ? notInArray(schools.state, shutStates) : undefined,
      typed ? (rare ? sql`${schools.id} = any(${sql.param(rare)}::uuid[])` : hasPart(typed)) : undefined,
    )
    const counted = typed === '' || rare !== null
    const most = counted ? mostPages : mostPagesOfFrequent
    const page = Math.min(asked, most)
    const end = page * schoolsPerPage
    // All that are counted are read with the page, as nobody would walk the same way twice.
    const { rows } = await q.execute<{ id: string }>(
      sql`select schools.id from schools ${inTrouble(filter.trouble)} where ${wanted ?? sql`true`}
        order by schools.id desc limit ${literal(Math.max(counted ? mostCounted : 0, end) + 1)}`,
    )
    const ids = rows.slice(end - schoolsPerPage, end).map(({ id }) => id)
    return {
      page,
      rows: await summaries(q, ids),
      pages: counted && rows.length <= mostCounted ? Math.ceil(rows.length / schoolsPerPage) : null,
      more: rows.length > end && page < most,
    }
  })
}

/** Written out: of a parameter the planner does not know how many have it, and of a limit it would think that it asks for a tenth of all. */
const literal = (value: SchoolState | SchoolTrouble | PlanId | number): SQL =>
  sql.raw(typeof value === 'number' ? String(value) : `'${value}'`)

async function summaries(q: Queries, ids: string[]): Promise<SchoolSummary[]> {
  const rows = await q
    .select({ school: schools, figures: schoolFigures })
    .from(schools)
    .leftJoin(schoolFigures, eq(schoolFigures.schoolId, schools.id))
    .where(sql`${schools.id} = any(${sql.param(ids)}::uuid[])`)
    .orderBy(desc(schools.id))
  return rows.map(({ school: { id, slug, name, state, plan, planEndsOn, createdAt }, figures }) => ({
    ...{ id, slug, name, state, plan, planEndsOn, createdAt, figures },
    // Nobody counts a school that is shut.
    troubles: isShut(state) ? [] : (figures?.troubles ?? []),
  }))
}

/** How many schools there are in each state; states without any are left out. Of very many schools as they were within the last hour. */
export function countStates(): Promise<Partial<Record<SchoolState, number>>> {
  return runTransaction('platform', { readOnly: true }, async q => {
    const { rows } = await q.execute<{ state: SchoolState; n: number }>(
      sql`select state, count(*)::int as n from (select state from schools limit ${literal(mostCountedAnew + 1)}) few group by state`,
    )
    if (rows.reduce((all, { n }) => all + n, 0) <= mostCountedAnew)
      return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
    const [last] = await q
      .select({ states: platformMonths.states })
      .from(platformMonths)
      .where(sql`states <> '{}'`)
      .orderBy(desc(platformMonths.month))
      .limit(1)
    return last?.states ?? {}
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

const hasPart = (typed: string): SQL =>
  sql`exists (select from ${schoolParts} where ${schoolParts.schoolId} = schools.id and ${beginsWith(typed)} offset 0)`

/** Each trouble has an index of its schools. */
const inTrouble = (trouble: SchoolTrouble | null): SQL =>
  trouble
    ? sql`join school_figures f on f.school_id = schools.id and ${literal(trouble)} = any (f.troubles)`
    : sql.empty()
