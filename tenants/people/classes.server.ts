import { and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import { enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { classStaff, members } from '#db/schema/members.ts'
import { Problem, found } from '../problem.ts'
import { isOffice } from '../roles.ts'
import type { School } from '../school.server.ts'

export interface ClassSummary {
  id: string
  name: string
  schoolYear: string
  children: number
  staff: string[]
}

/** Classes that are open, by name, with how many children the reader may see in each and who works there. */
export async function openClasses(school: School): Promise<ClassSummary[]> {
  const [rows, staff] = await school.read(q =>
    Promise.all([
      q
        .select({
          id: classes.id,
          name: classes.name,
          schoolYear: classes.schoolYear,
          children: sql<number>`(select count(distinct ${enrolments.childId})::int from ${enrolments} where ${enrolments.schoolId} = ${classes.schoolId} and ${enrolments.classId} = ${classes.id} and ${isCurrent(school)})`,
        })
        .from(classes)
        .where(isNull(classes.closedAt))
        .orderBy(asc(classes.name)),
      q
        .select({ classId: classStaff.classId, name: members.name })
        .from(classStaff)
        .innerJoin(members, and(eq(members.schoolId, classStaff.schoolId), eq(members.id, classStaff.memberId)))
        .where(isNull(members.leftAt))
        .orderBy(asc(members.name)),
    ]),
  )
  return rows.map(row => ({ ...row, staff: staff.filter(each => each.classId === row.id).map(each => each.name) }))
}

/** Classes the actor works in: a teacher's own, all of them for the office. */
export async function myClasses(school: School): Promise<{ id: string; name: string }[]> {
  return school.read(q => {
    const own = sql`exists (select 1 from ${classStaff} where ${classStaff.schoolId} = ${classes.schoolId} and ${classStaff.classId} = ${classes.id} and ${classStaff.memberId} = ${school.actor.memberId})`
    return q
      .select({ id: classes.id, name: classes.name })
      .from(classes)
      .where(and(isNull(classes.closedAt), isOffice(school.actor.role) ? undefined : own))
      .orderBy(asc(classes.name))
  })
}

/**
 * Opens a class for a school year.
 * @throws Problem conflict if the year has one of that name
 */
export async function openClass(school: School, input: { id?: string; name: string; schoolYear: string }): Promise<string> {
  return school.write(async tx => {
    const rows = await tx.insert(classes).values(input).onConflictDoNothing().returning({ id: classes.id })
    const made = rows[0]
    if (!made) throw new Problem('conflict', 'class name taken')
    return made.id
  })
}

/** Gives a class another name. @throws Problem conflict, not_found */
export async function renameClass(school: School, classId: string, name: string): Promise<void> {
  await school.write(async tx => {
    const [same] = await tx.select({ total: count() }).from(classes).where(and(eq(classes.name, name), sql`${classes.id} <> ${classId}`, isNull(classes.closedAt)))
    if (same && same.total > 0) throw new Problem('conflict', 'class name taken')
    const rows = await tx.update(classes).set({ name }).where(eq(classes.id, classId)).returning({ id: classes.id })
    found(rows[0])
  })
}

/** Closes an empty class; its past stays. @throws Problem conflict while children are in it */
export async function closeClass(school: School, classId: string): Promise<void> {
  await school.write(async tx => {
    const [inside] = await tx.select({ total: count() }).from(enrolments).where(and(eq(enrolments.classId, classId), isCurrent(school)))
    if (inside && inside.total > 0) throw new Problem('conflict', 'children are in the class')
    await tx.update(classes).set({ closedAt: sql`now()` }).where(eq(classes.id, classId))
  })
}

/** The school year a day falls in, as it is written here: years begin in August. */
export function schoolYearOf(day: string): string {
  const year = Number(day.slice(0, 4))
  const first = Number(day.slice(5, 7)) >= 8 ? year : year - 1
  return `${first}/${String(first + 1).slice(-2)}`
}

const isCurrent = (school: School) => sql`${school.today()} between ${enrolments.startsOn} and coalesce(${enrolments.endsOn}, 'infinity')`
