import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { children, enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { enrolledOn, hereOn } from '#tenants/people/enrolled.ts'
import { isOffice } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'

/** A class that may be written to, with the children of today. */
export interface ClassChoice {
  id: string
  name: string
  children: { id: string; name: string }[]
}

/** Classes that the actor may write to, by name: a teacher's own, every open one for the office. */
export async function choicesOf(school: School): Promise<ClassChoice[]> {
  const today = school.today()
  const own = sql`exists (select 1 from class_staff s where s.school_id = ${classes.schoolId} and s.class_id = ${classes.id}
    and s.member_id = ${school.actor.memberId})`
  const rows = await school.read(q =>
    q
      .selectDistinct({
        id: classes.id,
        name: classes.name,
        child: {
          id: children.id,
          firstName: children.firstName,
          lastName: children.lastName,
          callName: children.callName,
        },
      })
      .from(classes)
      .leftJoin(
        enrolments,
        and(eq(enrolments.schoolId, classes.schoolId), eq(enrolments.classId, classes.id), enrolledOn(today)),
      )
      .leftJoin(
        children,
        and(eq(children.schoolId, enrolments.schoolId), eq(children.id, enrolments.childId), hereOn(today)),
      )
      .where(and(isNull(classes.closedAt), isOffice(school.actor.role) ? undefined : own))
      .orderBy(asc(classes.name), asc(children.firstName), asc(children.lastName), asc(children.id)),
  )
  const found = new Map<string, ClassChoice>()
  for (const { id, name, child } of rows) {
    const choice = found.get(id) ?? { id, name, children: [] }
    found.set(id, choice)
    if (child) choice.children.push({ id: child.id, name: nameOf(child) })
  }
  return [...found.values()]
}
