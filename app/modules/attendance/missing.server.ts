import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { attendanceAlerts, attendanceDays } from '#db/schema/attendance.ts'
import { children, enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { memberOf } from '#tenants/actor.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { isSchoolDay } from './policy.ts'
import { expectedOn, ofDay, ofEnrolment, presenceOn } from './presence.server.ts'
import { clockAt, dayAt } from './school-day.server.ts'
import type { Settings } from './settings.ts'

/**
 * Raises an alert for every child that has neither come nor been excused by the school's hour; one for a child and day, however
 * often it is asked. A class in which nobody was marked yet raises none: its register was not taken, or the school is closed, and
 * forty families would be frightened for nothing.
 * @param school acting as the school itself
 * @param now milliseconds
 * @returns ids of the alerts raised
 */
export async function raiseAlerts(school: School, settings: Settings, now: number = Date.now()): Promise<string[]> {
  const day = dayAt(school, now)
  if (!settings.watch || clockAt(school, now) < settings.missingBy) return []
  if (!isSchoolDay(settings, day)) return []
  return school.write(async tx => {
    const begun = sql`exists (select 1 from ${enrolments} e join ${attendanceDays} d on d.school_id = e.school_id and d.child_id = e.child_id
      where e.school_id = ${classes.schoolId} and e.class_id = ${classes.id} and ${day}::date between e.starts_on and coalesce(e.ends_on, 'infinity')
        and d.day = ${day}::date and d.state in ('present', 'left'))`
    const missing = await tx
      .selectDistinct({ childId: children.id })
      .from(enrolments)
      .innerJoin(children, ofEnrolment)
      .innerJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
      .leftJoin(attendanceDays, ofDay(day))
      .where(and(isNull(classes.closedAt), expectedOn(day), sql`${presenceOn(day)} in ('absent', 'waited_for')`, begun))
    if (missing.length === 0) return []
    const raised = await tx
      .insert(attendanceAlerts)
      .values(missing.map(({ childId }) => ({ childId, day, createdAt: new Date(now) })))
      .onConflictDoNothing()
      .returning({ id: attendanceAlerts.id, childId: attendanceAlerts.childId })
    for (const { id: alertId } of raised) await tx.record('attendance.missing', { alertId })
    const childIds = raised.map(({ childId }) => childId)
    if (childIds[0]) await tx.announce('attendance', childIds[0], { childIds })
    return raised.map(({ id }) => id)
  })
}

/**
 * Ends an alert: the actor is the one who has found out. Who was first stays.
 * @throws Problem not_found
 */
export async function clearAlert(school: School, alertId: string, finding: string): Promise<void> {
  await school.write(async tx => {
    const [alert] = await tx.select().from(attendanceAlerts).where(eq(attendanceAlerts.id, alertId)).for('update')
    const { childId, clearedAt } = found(alert)
    if (clearedAt) return
    await tx
      .update(attendanceAlerts)
      .set({ clearedAt: sql`now()`, clearedBy: memberOf(school.actor), finding })
      .where(eq(attendanceAlerts.id, alertId))
    await tx.announce('attendance', childId, { childIds: [childId] })
  })
}

/** A child that nobody has found yet. */
export interface SoughtChild {
  id: string
  name: string
}

/** The children that are looked for on a day (ISO date) and not found yet, the longest sought first. */
export async function openAlerts(q: Queries, day: string): Promise<SoughtChild[]> {
  const rows = await q
    .select({ child: children })
    .from(attendanceAlerts)
    .innerJoin(
      children,
      and(eq(children.schoolId, attendanceAlerts.schoolId), eq(children.id, attendanceAlerts.childId)),
    )
    .where(and(eq(attendanceAlerts.day, day), isNull(attendanceAlerts.clearedAt)))
    .orderBy(attendanceAlerts.createdAt, attendanceAlerts.id)
  return rows.map(({ child }) => ({ id: child.id, name: nameOf(child) }))
}
