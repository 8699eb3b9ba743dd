import { and, asc, eq } from 'drizzle-orm'
import { children, enrolments } from '#db/schema/children.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { myClasses } from '#tenants/people/classes.server.ts'
import { enrolledOn, hereOn } from '#tenants/people/enrolled.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'

/** A child of a class, as its lists name it. */
export interface RosterChild {
  id: string
  name: string
  photoId: string | null
  /** ISO date. */
  birthDate: string | null
}

/** A class that the actor works in, with its children today, by name. @throws Problem not_found for another's class */
export async function classRoster(
  school: School,
  classId: string,
): Promise<{ id: string; name: string; children: RosterChild[] }> {
  const today = school.today()
  const [mine, rows] = await Promise.all([
    myClasses(school),
    school.read(q =>
      q
        .selectDistinct({
          id: children.id,
          firstName: children.firstName,
          lastName: children.lastName,
          callName: children.callName,
          birthDate: children.birthDate,
          photoId: portraitId,
        })
        .from(enrolments)
        .innerJoin(children, and(eq(children.schoolId, enrolments.schoolId), eq(children.id, enrolments.childId)))
        .where(and(eq(enrolments.classId, classId), enrolledOn(today), hereOn(today)))
        .orderBy(asc(children.firstName), asc(children.lastName), asc(children.id)),
    ),
  ])
  const { id, name } = found(mine.find(each => each.id === classId))
  return {
    ...{ id, name },
    children: rows.map(row => ({ id: row.id, name: nameOf(row), photoId: row.photoId, birthDate: row.birthDate })),
  }
}
