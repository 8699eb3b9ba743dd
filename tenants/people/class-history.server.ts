import { and, desc, eq, lte } from 'drizzle-orm'
import { children, enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { found } from '../problem.ts'
import type { School } from '../school.server.ts'

/** A class that a child is, was or will be in. */
export interface ClassTime {
  id: string
  className: string
  schoolYear: string
  /** ISO dates, both included; no end is until further notice. */
  startsOn: string
  endsOn: string | null
  /** How it came into the class: into the school, with a new school year, or within one. */
  by: 'coming' | 'year' | 'move'
}

/**
 * Every class of a child, the latest first. A child's teachers see its classes before theirs, which their own rights do not
 * reach: whoever sees the child sees the whole of it. What is planned for later is staff's; a family hears of it from the school.
 * @throws Problem not_found for a child out of the actor's sight
 */
export async function classHistory(school: School, childId: string): Promise<ClassTime[]> {
  const seen = await school.read(q => q.select({ id: children.id }).from(children).where(eq(children.id, childId)))
  found(seen[0])
  const begun = school.actor.role === 'guardian' ? lte(enrolments.startsOn, school.today()) : undefined
  const rows = await school.asSystem().read(q =>
    q
      .select({
        id: enrolments.id,
        className: classes.name,
        schoolYear: classes.schoolYear,
        startsOn: enrolments.startsOn,
        endsOn: enrolments.endsOn,
      })
      .from(enrolments)
      .innerJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
      .where(and(eq(enrolments.childId, childId), begun))
      .orderBy(desc(enrolments.startsOn), desc(enrolments.id)),
  )
  return rows.map((row, index) => {
    const before = rows[index + 1]
    return { ...row, by: before ? (before.schoolYear === row.schoolYear ? 'move' : 'year') : 'coming' }
  })
}
