import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Attachment } from '#app/platform/attachments/attachment.ts'
import type { AbsenceReason } from '#db/attendance-words.ts'
import type { Queries } from '#db/client.server.ts'
import { absences } from '#db/schema/attendance.ts'
import { children } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { memberOf } from '#tenants/actor.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { assertDecides } from '#tenants/people/deciding.server.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { attachCertificates, certificatesOf } from './certificate.server.ts'
import type { AbsenceInput } from './forms.ts'

/** A report as families and staff read it. */
export interface Absence {
  id: string
  childId: string
  childName: string
  /** ISO dates. */
  fromDay: string
  toDay: string
  reason: AbsenceReason
  note: string | null
  reportedBy: string
  /** ISO instant. */
  reportedAt: string
  approvedBy: string | null
  withdrawn: boolean
  /** The reader reported it and may take it back. */
  own: boolean
  certificates: Attachment[]
}

/** A report as its form gives it; files go with it or not. */
export type AbsenceReport = Omit<AbsenceInput, 'mediaIds'> & { mediaIds?: readonly string[] }

/** The one place a note is sealed for. */
export const noteField = (rowId: string) => ({ table: 'absences', column: 'note_sealed', rowId })
const approver = alias(members, 'approver')
/** How far back reports are listed. */
const daysListed = 60

/**
 * Reports that the actor's child will not come. Sent twice, it is one.
 * @returns null, or 'past' for days that are over: those the staff correct
 * @throws Problem not_found for a child that is not the actor's to decide for, or a file that is not theirs
 */
export async function reportAbsence(
  school: School,
  { absenceId, note, mediaIds = [], ...report }: AbsenceReport,
): Promise<'past' | null> {
  if (report.toDay < school.today()) return 'past'
  const sealer = await sealFor(school, 'health')
  const noteSealed = note ? sealer.seal(noteField(absenceId), note) : null
  await school.write(async tx => {
    await assertDecides(tx, school, report.childId)
    const rows = await tx
      .insert(absences)
      .values({ ...report, id: absenceId, noteSealed, reportedBy: memberOf(school.actor) })
      .onConflictDoNothing()
      .returning({ id: absences.id })
    if (rows.length === 0) return
    await attachCertificates(tx, school, { id: absenceId, childId: report.childId }, mediaIds)
    await tx.record('attendance.absence_reported', { absenceId })
    await tx.announce('attendance', report.childId, { childIds: [report.childId] })
  })
  return null
}

/** Takes one's own report back; it stays in the history. @throws Problem not_found */
export async function withdrawAbsence(school: School, absenceId: string): Promise<void> {
  await school.write(async tx => {
    const rows = await tx
      .update(absences)
      .set({ withdrawnAt: sql`coalesce(${absences.withdrawnAt}, now())` })
      .where(and(eq(absences.id, absenceId), eq(absences.reportedBy, memberOf(school.actor))))
      .returning({ childId: absences.childId })
    const { childId } = found(rows[0])
    await tx.announce('attendance', childId, { childIds: [childId] })
  })
}

/** Approves a report, as some schools do with holidays; who was first stays. @throws Problem not_found, gone if withdrawn */
export async function approveAbsence(school: School, absenceId: string): Promise<void> {
  await school.write(async tx => {
    const [before] = await tx.select().from(absences).where(eq(absences.id, absenceId)).for('update')
    const { childId, withdrawnAt, approvedAt } = found(before)
    if (withdrawnAt) throw new Problem('gone', 'withdrawn')
    if (approvedAt) return
    await tx
      .update(absences)
      .set({ approvedAt: sql`now()`, approvedBy: memberOf(school.actor) })
      .where(eq(absences.id, absenceId))
    await tx.announce('attendance', childId, { childIds: [childId] })
  })
}

/** Reports that reach into the last weeks or the future, the nearest first; for staff those that hold, for families all of theirs. */
export async function listAbsences(school: School): Promise<Absence[]> {
  const { role } = school.actor
  const rows = await school.read(q =>
    reports(q)
      .where(
        and(
          sql`${absences.toDay} >= ${school.today()}::date - ${role === 'guardian' ? daysListed : 0}::int`,
          role === 'guardian' ? undefined : isNull(absences.withdrawnAt),
        ),
      )
      .orderBy(role === 'guardian' ? desc(absences.fromDay) : asc(absences.fromDay), asc(absences.id))
      .limit(200),
  )
  return opened(school, rows)
}

/** Every report of a child, the latest first, as far as the actor sees it. */
export async function absencesOf(school: School, childId: string): Promise<Absence[]> {
  const rows = await school.read(q =>
    reports(q).where(eq(absences.childId, childId)).orderBy(desc(absences.fromDay), desc(absences.id)),
  )
  return opened(school, rows)
}

const reports = (q: Queries) =>
  q
    .select({ absence: absences, child: children, reportedBy: members.name, approvedBy: approver.name })
    .from(absences)
    .innerJoin(children, and(eq(children.schoolId, absences.schoolId), eq(children.id, absences.childId)))
    .leftJoin(members, and(eq(members.schoolId, absences.schoolId), eq(members.id, absences.reportedBy)))
    .leftJoin(approver, and(eq(approver.schoolId, absences.schoolId), eq(approver.id, absences.approvedBy)))

async function opened(school: School, rows: Awaited<ReturnType<typeof reports>>): Promise<Absence[]> {
  const { memberId } = school.actor
  const sealer = await sealFor(school, 'health')
  const certificates = await certificatesOf(
    school,
    rows.map(({ absence }) => absence.id),
  )
  return Promise.all(
    rows.map(async ({ absence, child, reportedBy, approvedBy }) => ({
      id: absence.id,
      childId: child.id,
      childName: nameOf(child),
      fromDay: absence.fromDay,
      toDay: absence.toDay,
      reason: absence.reason,
      note: absence.noteSealed ? await sealer.open(noteField(absence.id), absence.noteSealed) : null,
      reportedBy: reportedBy ?? '',
      reportedAt: absence.createdAt.toISOString(),
      approvedBy,
      withdrawn: absence.withdrawnAt !== null,
      own: absence.reportedBy === memberId,
      certificates: certificates.get(absence.id) ?? [],
    })),
  )
}
