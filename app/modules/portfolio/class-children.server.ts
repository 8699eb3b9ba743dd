import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { children, enrolments } from '#db/schema/children.ts'
import { observationAreas, observations } from '#db/schema/portfolio.ts'
import { memberOf } from '#tenants/actor.ts'
import { enrolledOn, hereOn } from '#tenants/people/enrolled.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import type { School } from '#tenants/school.server.ts'
import { lacksConsent } from './files.server.ts'
import { mostSuggested } from './limits.ts'
import { daysBetween } from './policy.ts'
import { namedChildren } from './shown.server.ts'
import type { ShownChild } from './shown-observation.ts'

/** A child to be observed. */
export interface ClassChild extends ShownChild {
  /** Days since the newest observation of it that is out; null for none yet. */
  daysSince: number | null
  /** Its photos may not be shown to other families. */
  lacksConsent: boolean
}

/** Children of a class today, by name. None for a class out of the actor's sight. */
export async function childrenOfClass(school: School, classId: string): Promise<ClassChild[]> {
  const today = school.today()
  const last = sql<string | null>`(select max(o.observed_on)::text from observation_children c
    join observations o on o.school_id = c.school_id and o.id = c.observation_id
    where c.school_id = "children"."school_id" and c.child_id = "children"."id" and o.state = 'shared')`
  const rows = await school.read(q =>
    q
      .selectDistinct({ child: children, photoId: portraitId, last, lacks: lacksConsent })
      .from(enrolments)
      .innerJoin(children, and(eq(children.schoolId, enrolments.schoolId), eq(children.id, enrolments.childId)))
      .where(and(eq(enrolments.classId, classId), hereOn(today), enrolledOn(today)))
      .orderBy(asc(children.firstName), asc(children.lastName), asc(children.id)),
  )
  const named = namedChildren(rows)
  return rows.flatMap(({ last: day, lacks }, index) => {
    const child = named[index]
    return child ? [{ ...child, daysSince: day === null ? null : daysBetween(day, today), lacksConsent: lacks }] : []
  })
}

/** What the actor has named most in the last ninety days, the most first: keys of areas and goals. */
export async function suggestedTerms(school: School): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select({ term: observationAreas.term })
      .from(observationAreas)
      .innerJoin(
        observations,
        and(eq(observations.schoolId, observationAreas.schoolId), eq(observations.id, observationAreas.observationId)),
      )
      .where(
        and(
          eq(observations.authorId, memberOf(school.actor)),
          sql`${observations.observedOn} > ${school.today()}::date - 90`,
        ),
      )
      .groupBy(observationAreas.term)
      .orderBy(desc(sql`count(*)`), asc(observationAreas.term))
      .limit(mostSuggested),
  )
  return rows.map(({ term }) => term)
}
