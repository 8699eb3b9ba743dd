import { and, asc, eq, sql } from 'drizzle-orm'
import { children, enrolments } from '#db/schema/children.ts'
import { type ReportState, reports, reportTerms } from '#db/schema/reports.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { enrolledOn, hereOn } from '#tenants/people/enrolled.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import type { School } from '#tenants/school.server.ts'

/** A child of a class and how far its report of a term is. */
export interface ClassReport {
  childId: string
  name: string
  photoId: string | null
  reportId: string | null
  /** Of the newest version; null before there is a report. */
  state: ReportState | null
  /** A lead gave it back. */
  returned: boolean
  signatures: number
}

/** Children of a class today with their reports of a term, also those that were begun in another class. */
export async function classReports(school: School, classId: string, termId: string): Promise<ClassReport[]> {
  const today = school.today()
  const newest = (column: 'state' | 'note_sealed') =>
    sql`(select v.${sql.raw(column)} from report_versions v where v.school_id = ${reports.schoolId} and v.report_id = ${reports.id} order by v.number desc limit 1)`
  const rows = await school.read(q =>
    q
      .selectDistinct({
        child: children,
        photoId: portraitId,
        reportId: reports.id,
        state: sql<ReportState | null>`${newest('state')}`,
        returned: sql<boolean>`${newest('note_sealed')} is not null`,
        signatures: sql<number>`(select count(*)::int from report_answers a join report_versions v on v.school_id = a.school_id and v.id = a.version_id
          where v.school_id = ${reports.schoolId} and v.report_id = ${reports.id} and v.number = ${reports.published})`,
      })
      .from(enrolments)
      .innerJoin(children, and(eq(children.schoolId, enrolments.schoolId), eq(children.id, enrolments.childId)))
      .leftJoin(
        reports,
        and(eq(reports.schoolId, children.schoolId), eq(reports.childId, children.id), eq(reports.termId, termId)),
      )
      .where(and(eq(enrolments.classId, classId), hereOn(today), enrolledOn(today)))
      .orderBy(asc(children.firstName), asc(children.lastName), asc(children.id)),
  )
  return rows.map(({ child, ...row }) => ({ ...row, childId: child.id, name: nameOf(child) }))
}

/** A published report in a family's list. */
export interface FamilyReport {
  id: string
  childName: string
  childId: string
  photoId: string | null
  term: string
  /** The reader has signed the version that is out. */
  signed: boolean
}

/** Published reports of the reader's children, the latest term first. */
export async function familyReports(school: School): Promise<FamilyReport[]> {
  const rows = await school.read(q =>
    q
      .select({
        id: reports.id,
        child: children,
        photoId: portraitId,
        term: reportTerms.name,
        signed: sql<boolean>`exists (select 1 from report_answers a join report_versions v on v.school_id = a.school_id and v.id = a.version_id
          where v.school_id = ${reports.schoolId} and v.report_id = ${reports.id} and v.number = ${reports.published} and a.member_id = ${school.actor.memberId})`,
      })
      .from(reports)
      .innerJoin(children, and(eq(children.schoolId, reports.schoolId), eq(children.id, reports.childId)))
      .innerJoin(reportTerms, and(eq(reportTerms.schoolId, reports.schoolId), eq(reportTerms.id, reports.termId)))
      .where(sql`${reports.published} is not null`)
      .orderBy(sql`${reportTerms.startsOn} desc`, asc(children.firstName), asc(children.id))
      .limit(100),
  )
  return rows.map(({ child, ...row }) => ({ ...row, childId: child.id, childName: nameOf(child) }))
}
