import { and, asc, between, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { RegisterSpan } from '#app/platform/registers.ts'
import { absences, attendanceDays } from '#db/schema/attendance.ts'
import { attendanceCheckSteps, attendanceChecks } from '#db/schema/attendance-checks.ts'
import { members } from '#db/schema/members.ts'
import type { School } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { noteField } from './absence.server.ts'
import { openFinding } from './checks.server.ts'

const idsOf = ({ children }: RegisterSpan) => children.map(({ id }) => id)

/** Every check of a span's children with what was found, in the order in which they were made. */
export async function checksIn(school: School, span: RegisterSpan) {
  const sealer = await sealFor(school, 'health')
  const rows = await school.read(q =>
    q
      .select({ check: attendanceChecks, by: members.name })
      .from(attendanceChecks)
      .leftJoin(
        members,
        and(eq(members.schoolId, attendanceChecks.schoolId), eq(members.id, attendanceChecks.checkedBy)),
      )
      .where(
        and(inArray(attendanceChecks.childId, idsOf(span)), between(attendanceChecks.day, span.firstDay, span.lastDay)),
      )
      .orderBy(asc(attendanceChecks.checkedAt), asc(attendanceChecks.id)),
  )
  return Promise.all(
    rows.map(async ({ check, by }) => ({
      ...{ id: check.id, childId: check.childId, day: check.day, round: check.round, level: check.level },
      ...{
        seen: check.seenCheck,
        at: check.checkedAt.getTime(),
        by: by ?? '',
        finding: await openFinding(sealer, check),
      },
    })),
  )
}

/** What was done about a span's children, in the order in which it was done. */
export const stepsIn = (school: School, span: RegisterSpan) =>
  school.read(q =>
    q
      .select({
        ...{ childId: attendanceCheckSteps.childId, day: attendanceCheckSteps.day },
        ...{ step: attendanceCheckSteps.step, at: attendanceCheckSteps.doneAt },
      })
      .from(attendanceCheckSteps)
      .where(
        and(
          inArray(attendanceCheckSteps.childId, idsOf(span)),
          between(attendanceCheckSteps.day, span.firstDay, span.lastDay),
        ),
      )
      .orderBy(asc(attendanceCheckSteps.doneAt), asc(attendanceCheckSteps.id)),
  )

/** Reports of illness that reach into a span, with the family's note; those taken back left out. */
export async function reportsIn(school: School, span: RegisterSpan) {
  const sealer = await sealFor(school, 'health')
  const rows = await school.read(q =>
    q
      .select({
        absence: absences,
        certificates: sql<number>`(select count(*)::int from absence_certificates c
          where c.school_id = "absences"."school_id" and c.absence_id = "absences"."id")`,
      })
      .from(absences)
      .where(
        and(
          inArray(absences.childId, idsOf(span)),
          eq(absences.reason, 'sick'),
          isNull(absences.withdrawnAt),
          sql`${absences.fromDay} <= ${span.lastDay}::date and ${absences.toDay} >= ${span.firstDay}::date`,
        ),
      )
      .orderBy(asc(absences.fromDay), asc(absences.id)),
  )
  return Promise.all(
    rows.map(async ({ absence, certificates }) => ({
      ...{ id: absence.id, childId: absence.childId, fromDay: absence.fromDay, toDay: absence.toDay, certificates },
      note: absence.noteSealed ? await sealer.open(noteField(absence.id), absence.noteSealed) : null,
    })),
  )
}

/** How it stood with a span's children on its days: who was away ill, and who came. */
export const daysIn = (school: School, span: RegisterSpan) =>
  school.read(q =>
    q
      .select({
        ...{ id: attendanceDays.id, childId: attendanceDays.childId, day: attendanceDays.day },
        ...{ state: attendanceDays.state, reason: attendanceDays.reason },
      })
      .from(attendanceDays)
      .where(
        and(
          inArray(attendanceDays.childId, idsOf(span)),
          between(attendanceDays.day, span.firstDay, span.lastDay),
          sql`${attendanceDays.state} <> 'open'`,
        ),
      )
      .orderBy(asc(attendanceDays.day), asc(attendanceDays.id)),
  )
