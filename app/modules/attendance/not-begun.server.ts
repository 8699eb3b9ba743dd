import { and, eq, exists, isNull, not, sql } from 'drizzle-orm'
import { attendanceDays } from '#db/schema/attendance.ts'
import { attendanceReminders } from '#db/schema/attendance-alarms.ts'
import { children, enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import type { School } from '#tenants/school.server.ts'
import { isSchoolDay } from './policy.ts'
import { expectedOn, ofDay, ofEnrolment, reportedOn } from './presence.server.ts'
import { clockAt, dayAt } from './school-day.server.ts'
import type { Settings } from './settings.ts'

/**
 * Reminds the staff of every class whose register nobody has begun by the school's hour, once a class and day. Families are told
 * nothing: without a register nobody knows whether a child is missing.
 * @param school acting as the school itself
 * @param now milliseconds
 */
export async function remindOfRegisters(school: School, settings: Settings, now: number = Date.now()): Promise<void> {
  const day = dayAt(school, now)
  if (!settings.watch || clockAt(school, now) < settings.missingBy) return
  if (!isSchoolDay(settings, day)) return
  await school.write(async tx => {
    const expected = tx
      .select({ one: sql`1` })
      .from(enrolments)
      .innerJoin(children, ofEnrolment)
      .where(and(inClass, expectedOn(day), not(reportedOn(day))))
    const marked = tx
      .select({ one: sql`1` })
      .from(enrolments)
      .innerJoin(children, ofEnrolment)
      .innerJoin(attendanceDays, ofDay(day))
      .where(and(inClass, expectedOn(day), sql`${attendanceDays.state} <> 'open'`))
    const open = await tx
      .select({ classId: classes.id })
      .from(classes)
      .where(and(isNull(classes.closedAt), exists(expected), not(exists(marked))))
    if (open.length === 0) return
    const made = await tx
      .insert(attendanceReminders)
      .values(open.map(({ classId }) => ({ classId, day })))
      .onConflictDoNothing()
      .returning({ id: attendanceReminders.id })
    for (const { id: reminderId } of made) await tx.record('attendance.not_begun', { reminderId })
  })
}

const inClass = and(eq(enrolments.schoolId, classes.schoolId), eq(enrolments.classId, classes.id))
