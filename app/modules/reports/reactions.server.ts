import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { guardianships } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { reports, reportVersions } from '#db/schema/reports.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { Reactions } from '#workers/reaction.ts'

export const reactions: Reactions = {
  'reports.published': async (school, { reportId }) =>
    notify(school, await familyOf(school, String(reportId)), 'reports.published', String(reportId)),
  'reports.submitted': async (school, { reportId }) =>
    notify(school, await leadsFor(school, String(reportId)), 'reports.submitted', String(reportId)),
  'reports.returned': async (school, { reportId }) =>
    notify(school, await writerOf(school, String(reportId)), 'reports.returned', String(reportId)),
  'reports.answered': async (school, { reportId }) =>
    notify(school, await teachersOf(school, String(reportId)), 'reports.answered', String(reportId)),
}

/** Guardians who may see the child today, once it is out. */
async function familyOf(school: School, reportId: string): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .selectDistinct({ memberId: guardianships.memberId })
      .from(guardianships)
      .innerJoin(reports, and(eq(reports.schoolId, guardianships.schoolId), eq(reports.childId, guardianships.childId)))
      .where(
        and(
          eq(reports.id, reportId),
          isNotNull(reports.published),
          guardianships.maySee,
          isNull(guardianships.endedAt),
          sql`${school.today()}::date between coalesce(${guardianships.startsOn}, '-infinity') and coalesce(${guardianships.endsOn}, 'infinity')`,
        ),
      ),
  )
  return rows.map(({ memberId }) => memberId)
}

/** The office, while it waits for them. */
async function leadsFor(school: School, reportId: string): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .selectDistinct({ id: members.id })
      .from(members)
      .innerJoin(reportVersions, eq(reportVersions.schoolId, members.schoolId))
      .where(
        and(
          eq(reportVersions.reportId, reportId),
          eq(reportVersions.state, 'waiting'),
          inArray(members.role, ['owner', 'office']),
          isNull(members.leftAt),
        ),
      ),
  )
  return rows.map(({ id }) => id)
}

/** Who handed it in, while it is theirs again. */
async function writerOf(school: School, reportId: string): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select({ by: reportVersions.submittedBy })
      .from(reportVersions)
      .where(and(eq(reportVersions.reportId, reportId), eq(reportVersions.state, 'draft'))),
  )
  return rows.flatMap(({ by }) => by ?? [])
}

/** Staff of the classes that the child is in today. */
async function teachersOf(school: School, reportId: string): Promise<string[]> {
  const { rows } = await school.read(q =>
    q.execute<{ member_id: string }>(sql`select distinct s.member_id from reports r
      join enrolments e on e.school_id = r.school_id and e.child_id = r.child_id
        and ${school.today()}::date between e.starts_on and coalesce(e.ends_on, 'infinity')
      join class_staff s on s.school_id = e.school_id and s.class_id = e.class_id
      where r.school_id = ${school.id} and r.id = ${reportId}`),
  )
  return rows.map(({ member_id }) => member_id)
}
