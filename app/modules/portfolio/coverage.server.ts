import { and, asc, eq, sql } from 'drizzle-orm'
import { children, enrolments } from '#db/schema/children.ts'
import { observationAreas, observationChildren, observations } from '#db/schema/portfolio.ts'
import { enrolledOn, hereOn } from '#tenants/people/enrolled.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import type { School } from '#tenants/school.server.ts'
import { isUnseen, weeksBetween } from './policy.ts'
import { namedChildren } from './shown.server.ts'
import type { ShownChild } from './shown-observation.ts'

/** How long a child has not been seen in an area. */
export interface CoverageCell {
  area: string
  /** Whole weeks since it was; null for never. */
  weeks: number | null
  unseen: boolean
}
export interface CoverageRow {
  child: ShownChild
  cells: CoverageCell[]
}

/**
 * Each child of a class against each area, by what is out. A child that came lately is not yet missed anywhere.
 * @param areas keys of the columns
 * @param weeks after which a child counts as unseen
 */
export async function coverageOf(
  school: School,
  classId: string,
  areas: readonly string[],
  weeks: number,
): Promise<CoverageRow[]> {
  const today = school.today()
  const [rows, seen] = await school.read(q =>
    Promise.all([
      q
        .select({ child: children, photoId: portraitId, since: sql<string>`min(${enrolments.startsOn})::text` })
        .from(enrolments)
        .innerJoin(children, and(eq(children.schoolId, enrolments.schoolId), eq(children.id, enrolments.childId)))
        .where(and(eq(enrolments.classId, classId), hereOn(today), enrolledOn(today)))
        .groupBy(children.schoolId, children.id)
        .orderBy(asc(children.firstName), asc(children.lastName), asc(children.id)),
      q
        .select({
          childId: observationChildren.childId,
          area: observationAreas.area,
          last: sql<string>`max(${observations.observedOn})::text`,
        })
        .from(observationChildren)
        .innerJoin(
          observations,
          and(
            eq(observations.schoolId, observationChildren.schoolId),
            eq(observations.id, observationChildren.observationId),
            eq(observations.state, 'shared'),
          ),
        )
        .innerJoin(
          observationAreas,
          and(
            eq(observationAreas.schoolId, observations.schoolId),
            eq(observationAreas.observationId, observations.id),
          ),
        )
        .innerJoin(
          enrolments,
          and(
            eq(enrolments.schoolId, observationChildren.schoolId),
            eq(enrolments.childId, observationChildren.childId),
            eq(enrolments.classId, classId),
            enrolledOn(today),
          ),
        )
        .groupBy(observationChildren.childId, observationAreas.area),
    ]),
  )
  const lastOf = new Map(seen.map(({ childId, area, last }) => [`${childId} ${area}`, last]))
  const named = namedChildren(rows)
  return rows.flatMap(({ child: { id }, since }, index) => {
    const child = named[index]
    if (!child) return []
    const cells = areas.map(area => {
      const last = lastOf.get(`${id} ${area}`) ?? null
      return {
        area,
        weeks: last === null ? null : weeksBetween(last, today),
        unseen: isUnseen(last, since, today, weeks),
      }
    })
    return [{ child, cells }]
  })
}
