import { and, eq, inArray, sql } from 'drizzle-orm'
import { children, enrolments } from '#db/schema/children.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { enrolledOn, hereOn } from '#tenants/people/enrolled.ts'
import type { School } from '#tenants/school.server.ts'

/** A child of a class, with how long it has not been in a photo. */
export interface ClassChild {
  id: string
  classId: string
  /** As the class calls it; with the last name where two are called the same. */
  name: string
  /** Days of the school's calendar since the newest published photo that shows the child; null if there is none. */
  daysSince: number | null
}

/**
 * Children of classes today, by name, with the meter that lets nobody be forgotten behind the ones who like the camera. None
 * for a class out of the actor's sight.
 */
export async function childrenIn(school: School, classIds: readonly string[]): Promise<ClassChild[]> {
  if (classIds.length === 0) return []
  const today = school.today()
  const newest = sql<
    string | null
  >`(select max(a.day) from media_children t join media_audience a on a.school_id = t.school_id and a.media_id = t.media_id
    where t.school_id = ${children.schoolId} and t.child_id = ${children.id})`
  const rows = await school.read(q =>
    q
      .selectDistinct({
        child: children,
        classId: enrolments.classId,
        daysSince: sql<number | null>`${today}::date - ${newest}`,
      })
      .from(enrolments)
      .innerJoin(children, and(eq(children.schoolId, enrolments.schoolId), eq(children.id, enrolments.childId)))
      .where(and(inArray(enrolments.classId, [...classIds]), hereOn(today), enrolledOn(today)))
      .orderBy(children.firstName, children.lastName, children.id),
  )
  const called = (name: string, classId: string) =>
    rows.filter(row => row.classId === classId && shortNameOf(row.child) === name).length
  return rows.map(({ child, classId, daysSince }) => {
    const short = shortNameOf(child)
    return {
      id: child.id,
      classId,
      name: called(short, classId) > 1 ? nameOf(child) : short,
      daysSince: daysSince === null ? null : Math.max(0, daysSince),
    }
  })
}
