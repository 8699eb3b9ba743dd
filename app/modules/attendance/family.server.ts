import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { type AbsenceReason, type CheckLevel, type CheckRound, checkRounds } from '#db/attendance-words.ts'
import type { Queries } from '#db/client.server.ts'
import { absences, attendanceAlerts, attendanceDays } from '#db/schema/attendance.ts'
import { attendanceChecks } from '#db/schema/attendance-checks.ts'
import { children, enrolments, guardianships } from '#db/schema/children.ts'
import { memberOf } from '#tenants/actor.ts'
import { shortNameOf } from '#tenants/people/child-name.ts'
import { enrolledOn, hereOn } from '#tenants/people/enrolled.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import type { School } from '#tenants/school.server.ts'
import { standingCheck } from './check-policy.ts'
import type { Presence } from './policy.ts'
import { ofDay, presenceOn } from './presence.server.ts'

/** How it stands today with a child of the actor's. Instants are ISO. */
export interface ChildToday {
  id: string
  name: string
  /** The file of its portrait. */
  photoId: string | null
  presence: Presence
  arrivedAt: string | null
  leftAt: string | null
  late: boolean
  /** Why it is not there, as reported or as staff noted. */
  reason: AbsenceReason | null
  /** The actor answers for the child, so may report it absent. */
  mayDecide: boolean
  /** Nobody knows yet where the child is. */
  missing: boolean
  /** Today's checks, in the order of the rounds: how each went, and when (ISO). */
  checks: { round: CheckRound; level: CheckLevel; at: string }[]
}

/** The actor's children who belong to the school today, by age. */
export async function childrenToday(school: School): Promise<ChildToday[]> {
  const today = school.today()
  const reported = sql<AbsenceReason | null>`(select r.reason from ${absences} r where r.school_id = ${children.schoolId} and r.child_id = ${children.id}
    and r.withdrawn_at is null and ${today}::date between r.from_day and r.to_day order by r.created_at desc limit 1)`
  const family = (q: Queries) =>
    q
      .select({
        child: {
          id: children.id,
          firstName: children.firstName,
          lastName: children.lastName,
          callName: children.callName,
        },
        photoId: portraitId,
        presence: presenceOn(today),
        arrivedAt: attendanceDays.arrivedAt,
        leftAt: attendanceDays.leftAt,
        late: attendanceDays.late,
        reason: attendanceDays.reason,
        reported,
        mayDecide: guardianships.mayDecide,
        alertId: attendanceAlerts.id,
      })
      .from(guardianships)
      .innerJoin(children, and(eq(children.schoolId, guardianships.schoolId), eq(children.id, guardianships.childId)))
      .leftJoin(attendanceDays, ofDay(today))
      .leftJoin(
        attendanceAlerts,
        and(
          eq(attendanceAlerts.schoolId, children.schoolId),
          eq(attendanceAlerts.childId, children.id),
          eq(attendanceAlerts.day, today),
          isNull(attendanceAlerts.clearedAt),
        ),
      )
      .where(
        and(
          eq(guardianships.memberId, memberOf(school.actor)),
          isNull(guardianships.endedAt),
          hereOn(today),
          sql`exists (select 1 from ${enrolments} where ${enrolments.schoolId} = ${children.schoolId} and ${enrolments.childId} = ${children.id} and ${enrolledOn(today)})`,
        ),
      )
      .orderBy(asc(children.birthDate), asc(children.firstName), asc(children.id))
  const [rows, checks] = await school.read(q => Promise.all([family(q), checksToday(q, today)]))
  return rows.map(({ child, alertId, reported, reason, arrivedAt, leftAt, late, ...row }) => ({
    id: child.id,
    name: shortNameOf(child),
    ...row,
    arrivedAt: arrivedAt?.toISOString() ?? null,
    leftAt: leftAt?.toISOString() ?? null,
    late: late ?? false,
    reason: reason ?? reported,
    missing: alertId !== null,
    checks: checksOf(checks, child.id),
  }))
}

type Check = Awaited<ReturnType<typeof checksToday>>[number]

const checksToday = (q: Queries, day: string) =>
  q
    .select({
      id: attendanceChecks.id,
      childId: attendanceChecks.childId,
      round: attendanceChecks.round,
      level: attendanceChecks.level,
      at: attendanceChecks.checkedAt,
      seen: attendanceChecks.seenCheck,
    })
    .from(attendanceChecks)
    .where(eq(attendanceChecks.day, day))

function checksOf(checks: readonly Check[], childId: string): ChildToday['checks'] {
  const own = checks.filter(each => each.childId === childId).map(each => ({ ...each, at: each.at.getTime() }))
  return checkRounds.flatMap(round => {
    const stands = standingCheck(own.filter(each => each.round === round))
    return stands && stands.level !== 'open'
      ? [{ round, level: stands.level, at: new Date(stands.at).toISOString() }]
      : []
  })
}
