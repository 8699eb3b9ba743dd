import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { absences, attendanceAlerts, pickupRefusals } from '#db/schema/attendance.ts'
import { enrolments, guardianships } from '#db/schema/children.ts'
import { classStaff, members } from '#db/schema/members.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import { enrolledOn } from '#tenants/people/enrolled.ts'
import type { School } from '#tenants/school.server.ts'
import type { Reactions } from '#workers/reaction.ts'

export const reactions: Reactions = {
  'attendance.missing': (school, { alertId }) => tellOfMissing(school, String(alertId)),
  'attendance.absence_reported': (school, { absenceId }) => takeNote(school, String(absenceId)),
  'attendance.pickup_refused': (school, { refusalId }) => tellOfRefusal(school, String(refusalId)),
}

/** Tells the office and the child's teachers that somebody was sent away at the door; whoever did it knows. */
async function tellOfRefusal(school: School, refusalId: string): Promise<void> {
  const [refusal] = await school.read(q => q.select().from(pickupRefusals).where(eq(pickupRefusals.id, refusalId)))
  if (!refusal) return
  const [teachers, office] = await Promise.all([teachersOf(school, refusal.childId, refusal.day), officeOf(school)])
  const others = new Set([...teachers, ...office])
  others.delete(refusal.refusedBy)
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
    school.read(q =>
      q
        .select({ memberId: guardianships.memberId })
        .from(guardianships)
        .where(
          and(
            eq(guardianships.childId, alert.childId),
            eq(guardianships.maySee, true),
            isNull(guardianships.endedAt),
            sql`${alert.day}::date between coalesce(${guardianships.startsOn}, '-infinity') and coalesce(${guardianships.endsOn}, 'infinity')`,
          ),
        ),
    ),
  ])
  const ids = (rows: { memberId: string }[]) => rows.map(({ memberId }) => memberId)
  await notify(school, [...new Set([...teachers, ...office])], 'attendance.missing', alertId)
  await notify(school, ids(guardians), 'attendance.missing_child', alertId)
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

async function officeOf(school: School): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select({ memberId: members.id })
      .from(members)
      .where(and(sql`${members.role} in ('owner', 'office')`, isNull(members.leftAt))),
  )
  return rows.map(({ memberId }) => memberId)
}

async function teachersOf(school: School, childId: string, day: string): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .selectDistinct({ memberId: classStaff.memberId })
      .from(enrolments)
      .innerJoin(
        classStaff,
        and(eq(classStaff.schoolId, enrolments.schoolId), eq(classStaff.classId, enrolments.classId)),
      )
      .innerJoin(members, and(eq(members.schoolId, classStaff.schoolId), eq(members.id, classStaff.memberId)))
      .where(
        and(eq(enrolments.childId, childId), enrolledOn(day), isNull(members.leftAt), ne(members.role, 'guardian')),
      ),
  )
  return rows.map(({ memberId }) => memberId)
}
