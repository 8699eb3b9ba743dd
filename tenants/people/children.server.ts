import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { children, enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { found } from '../problem.ts'
import type { School } from '../school.server.ts'

export interface ChildInput {
  firstName: string
  lastName: string
  callName?: string | undefined
  /** ISO date. */
  birthDate?: string | undefined
}

export interface ChildSummary {
  id: string
  firstName: string
  lastName: string
  callName: string | null
  birthDate: string | null
  classes: { id: string; name: string }[]
}

/** Children the reader may see, by first name, with the classes they are in today. */
export async function childrenOf(school: School, filter: { classId?: string | undefined; search?: string | undefined } = {}): Promise<ChildSummary[]> {
  const pattern = filter.search ? `%${filter.search.replace(/[\\%_]/g, '\\$&')}%` : null
  const rows = await school.read(q =>
    q
      .select({ child: children, classId: classes.id, className: classes.name })
      .from(children)
      .leftJoin(enrolments, and(eq(enrolments.schoolId, children.schoolId), eq(enrolments.childId, children.id), isCurrent(school)))
      .leftJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
      .where(
        and(
          isNull(children.leftOn),
          filter.classId ? eq(classes.id, filter.classId) : undefined,
          pattern ? sql`concat_ws(' ', ${children.callName}, ${children.firstName}, ${children.lastName}, ${children.firstName}) ilike ${pattern}` : undefined,
        ),
      )
      .orderBy(asc(children.firstName), asc(children.lastName), asc(children.id)),
  )
  const byId = new Map<string, ChildSummary>()
  for (const { child, classId, className } of rows) {
    const { id, firstName, lastName, callName, birthDate } = child
    const summary = byId.get(id) ?? { id, firstName, lastName, callName, birthDate, classes: [] }
    if (classId && className) summary.classes.push({ id: classId, name: className })
    byId.set(id, summary)
  }
  return [...byId.values()]
}

/** One child with its classes. @throws Problem not_found */
export async function childOf(school: School, childId: string): Promise<ChildSummary> {
  const [row] = await school.read(q => q.select().from(children).where(eq(children.id, childId)))
  const child = found(row)
  const inClasses = await school.read(q =>
    q
      .select({ id: classes.id, name: classes.name })
      .from(enrolments)
      .innerJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
      .where(and(eq(enrolments.childId, childId), isCurrent(school))),
  )
  const { id, firstName, lastName, callName, birthDate } = child
  return { id, firstName, lastName, callName, birthDate, classes: inClasses }
}

/** Takes a child in, into a class from today. The id is the browser's, so that a double click takes in one. */
export async function admitChild(school: School, childId: string, input: ChildInput, classId: string): Promise<string> {
  await school.write(async tx => {
    const rows = await tx.insert(children).values({ id: childId, ...input }).onConflictDoNothing().returning({ id: children.id })
    if (rows.length > 0) await tx.insert(enrolments).values({ childId, classId, startsOn: school.today() })
  })
  return childId
}

/** Corrects a child's names or birth date. */
export async function correctChild(school: School, childId: string, input: ChildInput): Promise<void> {
  await school.write(async tx => {
    const rows = await tx
      .update(children)
      .set({ ...input, callName: input.callName ?? null, birthDate: input.birthDate ?? null })
      .where(eq(children.id, childId))
      .returning({ id: children.id })
    found(rows[0])
  })
}

/** Moves a child to another class from today; the old enrolment ends yesterday and stays on record. */
export async function moveChild(school: School, childId: string, classId: string): Promise<void> {
  const today = school.today()
  await school.write(async tx => {
    const now = await tx.select().from(enrolments).where(and(eq(enrolments.childId, childId), isCurrent(school)))
    if (now.some(enrolment => enrolment.classId === classId)) return
    for (const enrolment of now) {
      // Moved twice on one day: the class of an hour was never a class of a day.
      if (enrolment.startsOn === today) await tx.delete(enrolments).where(eq(enrolments.id, enrolment.id))
      else await tx.update(enrolments).set({ endsOn: sql`${today}::date - 1` }).where(eq(enrolments.id, enrolment.id))
    }
    await tx.insert(enrolments).values({ childId, classId, startsOn: today })
  })
}

/** Lets a child leave at the end of a day; its record stays by the retention rule. */
export async function releaseChild(school: School, childId: string, lastDay: string): Promise<void> {
  await school.write(async tx => {
    const rows = await tx.update(children).set({ leftOn: lastDay }).where(eq(children.id, childId)).returning({ id: children.id })
    found(rows[0])
    await tx.update(enrolments).set({ endsOn: lastDay }).where(and(eq(enrolments.childId, childId), isCurrent(school)))
  })
}

const isCurrent = (school: School) => sql`${school.today()} between ${enrolments.startsOn} and coalesce(${enrolments.endsOn}, 'infinity')`
