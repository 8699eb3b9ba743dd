import { and, eq, isNull, sql } from 'drizzle-orm'
import { absences, attendanceAlerts, attendanceDays, pickupRefusals } from '#db/schema/attendance.ts'
import { attendanceAlertCalls, attendanceLateStays, attendanceReminders } from '#db/schema/attendance-alarms.ts'
import { attendanceChecks } from '#db/schema/attendance-checks.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { Reactions } from '#workers/reaction.ts'
import { guardiansOf, officeOf, staffOf, teachersOf } from './circle.server.ts'
import { settingsOf } from './settings.ts'

export const reactions: Reactions = {
  'attendance.missing': (school, { alertId }) => tellOfMissing(school, String(alertId)),
  'attendance.absence_reported': (school, { absenceId }) => takeNote(school, String(absenceId)),
  'attendance.missing_still': (school, { callId }) => callOffice(school, String(callId)),
  'attendance.late_stay': (school, { stayId }) => tellOfLateStay(school, String(stayId)),
  'attendance.not_begun': (school, { reminderId }) => tellOfRegister(school, String(reminderId)),
  'attendance.check_alert': (school, { checkId }) => tellOfCheck(school, String(checkId)),
  'attendance.pickup_refused': (school, { refusalId }) => tellOfRefusal(school, String(refusalId)),
}

/** Tells the office and the child's teachers that somebody was sent away at the door; whoever did it knows. */
async function tellOfRefusal(school: School, refusalId: string): Promise<void> {
  const [refusal] = await school.read(q => q.select().from(pickupRefusals).where(eq(pickupRefusals.id, refusalId)))
  if (!refusal) return
  const [teachers, office] = await Promise.all([teachersOf(school, refusal.childId, refusal.day), officeOf(school)])
  const others = new Set([...teachers, ...office])
  if (refusal.refusedBy) others.delete(refusal.refusedBy)
  await notify(school, [...others], 'attendance.pickup_refused', refusalId, { urgent: true })
}

/** Tells office, teachers and guardians of a child that nobody knows about; nobody if it was found meanwhile. */
async function tellOfMissing(school: School, alertId: string): Promise<void> {
  const [alert] = await school.read(q =>
    q
      .select()
      .from(attendanceAlerts)
      .where(and(eq(attendanceAlerts.id, alertId), isNull(attendanceAlerts.clearedAt))),
  )
  if (!alert) return
  const [teachers, office, guardians] = await Promise.all([
    teachersOf(school, alert.childId, alert.day),
    officeOf(school),
    guardiansOf(school, alert.childId, alert.day),
  ])
  await notify(school, [...teachers, ...office], 'attendance.missing', alertId)
  await notify(school, guardians, 'attendance.missing_child', alertId)
}

/** Calls the office at any hour of the day or night about a child that is still not found. */
async function callOffice(school: School, callId: string): Promise<void> {
  const [open] = await school.read(q =>
    q
      .select({ id: attendanceAlerts.id })
      .from(attendanceAlertCalls)
      .innerJoin(
        attendanceAlerts,
        and(
          eq(attendanceAlerts.schoolId, attendanceAlertCalls.schoolId),
          eq(attendanceAlerts.id, attendanceAlertCalls.alertId),
        ),
      )
      .where(and(eq(attendanceAlertCalls.id, callId), isNull(attendanceAlerts.clearedAt))),
  )
  if (open) await notify(school, await officeOf(school), 'attendance.missing_still', callId, { urgent: true })
}

/** Tells office, teachers and guardians of a child that nobody has picked up; nobody if it has left meanwhile. */
async function tellOfLateStay(school: School, stayId: string): Promise<void> {
  const [stay] = await school.read(q =>
    q
      .select({ childId: attendanceLateStays.childId, day: attendanceLateStays.day })
      .from(attendanceLateStays)
      .innerJoin(
        attendanceDays,
        and(
          eq(attendanceDays.schoolId, attendanceLateStays.schoolId),
          eq(attendanceDays.childId, attendanceLateStays.childId),
          eq(attendanceDays.day, attendanceLateStays.day),
        ),
      )
      .where(and(eq(attendanceLateStays.id, stayId), eq(attendanceDays.state, 'present'))),
  )
  if (!stay) return
  const [teachers, office, guardians] = await Promise.all([
    teachersOf(school, stay.childId, stay.day),
    officeOf(school),
    guardiansOf(school, stay.childId, stay.day),
  ])
  await notify(school, [...teachers, ...office], 'attendance.late_stay', stayId)
  await notify(school, guardians, 'attendance.late_stay_child', stayId)
}

/** Tells a class's staff that its register has not been begun. */
async function tellOfRegister(school: School, reminderId: string): Promise<void> {
  const [reminder] = await school.read(q =>
    q.select().from(attendanceReminders).where(eq(attendanceReminders.id, reminderId)),
  )
  if (reminder) await notify(school, await staffOf(school, reminder.classId), 'attendance.not_begun', reminderId)
}

/** A report ends the search for the child, its reporter being the named person; the child's teachers hear of it. */
async function takeNote(school: School, absenceId: string): Promise<void> {
  const [report] = await school.read(q =>
    q
      .select()
      .from(absences)
      .where(and(eq(absences.id, absenceId), isNull(absences.withdrawnAt))),
  )
  if (!report) return
  const { childId, reportedBy, fromDay, toDay } = report
  await school.write(async tx => {
    const cleared = await tx
      .update(attendanceAlerts)
      .set({ clearedAt: sql`now()`, clearedBy: reportedBy })
      .where(
        and(
          eq(attendanceAlerts.childId, childId),
          isNull(attendanceAlerts.clearedAt),
          sql`${attendanceAlerts.day} between ${fromDay} and ${toDay}`,
        ),
      )
      .returning({ id: attendanceAlerts.id })
    if (cleared.length > 0) await tx.announce('attendance', childId, { childIds: [childId] })
  })
  await notify(school, await teachersOf(school, childId, school.today()), 'attendance.absence_reported', absenceId)
}

/** Tells office and teachers of a child on whom somebody has to act, and its guardians where the school wants it. */
async function tellOfCheck(school: School, checkId: string): Promise<void> {
  const [[check], resolved] = await Promise.all([
    school.read(q => q.select().from(attendanceChecks).where(eq(attendanceChecks.id, checkId))),
    resolveSchool(school.id),
  ])
  if (!check || !resolved) return
  const { childId, day } = check
  const [teachers, office] = await Promise.all([teachersOf(school, childId, day), officeOf(school)])
  await notify(school, [...teachers, ...office], 'attendance.check_alert', checkId)
  if (settingsOf(resolved).checkTellGuardians)
    await notify(school, await guardiansOf(school, childId, day), 'attendance.check_child', checkId)
}
