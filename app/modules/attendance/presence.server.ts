import { and, eq, type SQL, sql } from 'drizzle-orm'
import { absences, attendanceDays } from '#db/schema/attendance.ts'
import { children, enrolments } from '#db/schema/children.ts'
import { enrolledOn, hereOn } from '#tenants/people/enrolled.ts'
import type { Presence } from './policy.ts'

/** The child's family has said that it will not come on the day, and has not taken it back. For queries with `children`. */
export const reportedOn = (day: string): SQL<boolean> =>
  sql<boolean>`exists (select 1 from ${absences} r where r.school_id = ${children.schoolId} and r.child_id = ${children.id}
    and r.withdrawn_at is null and ${day}::date between r.from_day and r.to_day)`

/** `presenceOf` of policy.ts, in the database: for queries with `children`, its days joined by `ofDay`. */
export const presenceOn = (day: string): SQL<Presence> =>
  sql<Presence>`case ${attendanceDays.state} when 'present' then 'here' when 'left' then 'gone'
    else case when (${attendanceDays.state} = 'absent' and ${attendanceDays.reason} is not null) or ${reportedOn(day)} then 'excused'
      when ${attendanceDays.state} = 'absent' then 'absent' else 'waited_for' end end`

/** Joins the child's row of a day. */
export const ofDay = (day: string): SQL =>
  sql`${attendanceDays.schoolId} = ${children.schoolId} and ${attendanceDays.childId} = ${children.id} and ${attendanceDays.day} = ${day}::date`

/** Joins children to their enrolments. */
export const ofEnrolment = and(eq(children.schoolId, enrolments.schoolId), eq(children.id, enrolments.childId))

/** The child belongs to the class, and to the school, on a day. */
export const expectedOn = (day: string): SQL => sql`(${enrolledOn(day)} and ${hereOn(day)})`
