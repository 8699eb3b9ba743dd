import { and, asc, count, eq, isNull, ne, sql } from 'drizzle-orm'
import { enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { classStaff, members } from '#db/schema/members.ts'
import { found, Problem } from '../problem.ts'
import { isOffice } from '../roles.ts'
import type { School, Write } from '../school.server.ts'
import { enrolledOn } from './enrolled.ts'

export interface ClassSummary {
  id: string
  name: string
  schoolYear: string
  children: number
  staff: string[]
}

/** Classes that are open, by name, with how many children the reader may see in each today and who works there. */
export async function openClasses(school: School): Promise<ClassSummary[]> {
  const [rows, enrolled, staff] = await school.read(q =>
    Promise.all([
      q
        .select({ id: classes.id, name: classes.name, schoolYear: classes.schoolYear })
        .from(classes)
        .where(isNull(classes.closedAt))
        .orderBy(asc(classes.name)),
      q
        .select({ classId: enrolments.classId, children: sql<number>`count(distinct ${enrolments.childId})::int` })
        .from(enrolments)
        .where(enrolledOn(school.today()))
        .groupBy(enrolments.classId),
      q
        .select({ classId: classStaff.classId, name: members.name })
        .from(classStaff)
        .innerJoin(members, and(eq(members.schoolId, classStaff.schoolId), eq(members.id, classStaff.memberId)))
        .where(isNull(members.leftAt))
        .orderBy(asc(members.name)),
    ]),
  )
  return rows.map(row => ({
    ...row,
    children: enrolled.find(each => each.classId === row.id)?.children ?? 0,
    staff: staff.filter(each => each.classId === row.id).map(each => each.name),
  }))
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

/** One class, closed or open. @throws Problem not_found */
export async function classOf(
  school: School,
  classId: string,
): Promise<{ id: string; name: string; schoolYear: string; closed: boolean }> {
  const rows = await school.read(q => q.select().from(classes).where(eq(classes.id, classId)))
  const { id, name, schoolYear, closedAt } = found(rows[0])
  return { id, name, schoolYear, closed: closedAt !== null }
}

/**
 * Opens a class for a school year. Asked twice with one id, it is opened once.
 * @param input.id made by the browser, so that a double click opens one
 * @throws Problem conflict if the year has one of that name
 */
export async function openClass(
  school: School,
  input: { id?: string; name: string; schoolYear: string },
): Promise<string> {
  return school.write(async tx => {
    const rows = await tx.insert(classes).values(input).onConflictDoNothing().returning({ id: classes.id })
    const made =
      rows[0] ??
      (input.id ? (await tx.select({ id: classes.id }).from(classes).where(eq(classes.id, input.id)))[0] : undefined)
    if (!made) throw new Problem('conflict', 'class name taken')
    return made.id
  })
}

/** Gives a class another name. @throws Problem not_found, conflict if its school year has one of that name */
export async function renameClass(school: School, classId: string, name: string): Promise<void> {
  await school.write(async tx => {
    const { schoolYear } = await lockClass(tx, classId)
    const same = and(eq(classes.name, name), eq(classes.schoolYear, schoolYear), ne(classes.id, classId))
    if ((await tx.select({ id: classes.id }).from(classes).where(same)).length > 0)
      throw new Problem('conflict', 'class name taken')
    await tx.update(classes).set({ name }).where(eq(classes.id, classId))
  })
}

/** Closes an empty class; its past stays. @throws Problem not_found, conflict while children are in it */
export async function closeClass(school: School, classId: string): Promise<void> {
  await school.write(async tx => {
    await lockClass(tx, classId)
    const [inside] = await tx
      .select({ total: count() })
      .from(enrolments)
      .where(
        and(
          eq(enrolments.classId, classId),
          sql`coalesce(${enrolments.endsOn}, 'infinity') >= ${school.today()}::date`,
        ),
      )
    if (inside && inside.total > 0) throw new Problem('conflict', 'children are in the class')
    await tx
      .update(classes)
      .set({ closedAt: sql`coalesce(${classes.closedAt}, now())` })
      .where(eq(classes.id, classId))
  })
}

/** Opens a closed class again. @throws Problem not_found */
export async function reopenClass(school: School, classId: string): Promise<void> {
  await school.write(async tx => {
    const rows = await tx
      .update(classes)
      .set({ closedAt: null })
      .where(eq(classes.id, classId))
      .returning({ id: classes.id })
    found(rows[0])
  })
}

/** Holds the class against children coming in meanwhile. */
async function lockClass(tx: Write, classId: string): Promise<typeof classes.$inferSelect> {
  const rows = await tx.select().from(classes).where(eq(classes.id, classId)).for('update')
  return found(rows[0])
}
