import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Queries } from '#db/client.server.ts'
import { absences, attendanceAlerts, attendanceDays, attendanceMarks } from '#db/schema/attendance.ts'
import { attendanceLateStays } from '#db/schema/attendance-alarms.ts'
import { children, enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { members } from '#db/schema/members.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { enrolledOn, hereOn } from '#tenants/people/enrolled.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { ownClass } from './own-class.server.ts'
import type { Presence } from './policy.ts'
import { expectedOn, ofDay, ofEnrolment, presenceOn } from './presence.server.ts'
import type { Register, RegisterChild } from './register-child.ts'
import { adultsIn, adultsOn } from './room.server.ts'

/** How many children of a class are where. */
export type Counts = Record<Presence, number>
export interface ClassToday {
  id: string
  name: string
  counts: Counts
  /** Whether anybody was marked on the day. */
  begun: boolean
  /** Staff in the room. */
  adults: number
}

/** A child of one of the actor's classes. */
export interface ExpectedChild {
  id: string
  name: string
  classId: string
  className: string
  presence: Presence
  /** Somebody has said something of it on the day. */
  marked: boolean
}

const other = alias(attendanceMarks, 'other_mark')
const otherMarker = alias(members, 'other_marker')

/**
 * The register of a class on a day, by name: what stands, who said so, what was reported, and where two disagree. One
 * transaction, its queries in one packet.
 * @throws Problem not_found for a class that is not the actor's
 */
export async function readRegister(school: School, classId: string, day: string): Promise<Register> {
  const [place, rows, reports, alerts, adults, lateStays] = await school.read(q =>
    Promise.all([
      q
        .select({ id: classes.id, name: classes.name })
        .from(classes)
        .where(and(eq(classes.id, classId), ownClass(school))),
      rowsOf(q, classId, day),
      reportsOf(q, classId, day),
      q
        .select({ id: attendanceAlerts.id, childId: attendanceAlerts.childId })
        .from(attendanceAlerts)
        .where(and(eq(attendanceAlerts.day, day), isNull(attendanceAlerts.clearedAt))),
      adultsOn(q, day),
      q
        .select({ childId: attendanceLateStays.childId })
        .from(attendanceLateStays)
        .where(eq(attendanceLateStays.day, day)),
    ]),
  )
  const { id, name } = found(place[0])
  const called = (short: string) => rows.filter(row => shortNameOf(row.child) === short).length
  return {
    id,
    name,
    day,
    adults: adults.filter(adult => adult.classId === id),
    children: rows.map(({ child, state, markedByName, other, ...row }): RegisterChild => {
      const short = shortNameOf(child)
      const report = reports.find(each => each.childId === child.id)
      return {
        id: child.id,
        name: called(short) > 1 ? nameOf(child) : short,
        fullName: nameOf(child),
        photoId: row.photoId,
        mark: state
          ? {
              state,
              id: row.markId ?? '',
              arrivedAt: row.arrivedAt?.toISOString() ?? null,
              leftAt: row.leftAt?.toISOString() ?? null,
              late: row.late ?? false,
              reason: row.reason,
              markedAt: row.markedAt?.toISOString() ?? '',
              markedBy: markedByName ?? '',
            }
          : null,
        contested: other?.state ? { state: other.state, by: other.by ?? '', at: other.at?.toISOString() ?? '' } : null,
        reported: report ? { reason: report.reason, toDay: report.toDay } : null,
        alertId: alerts.find(each => each.childId === child.id)?.id ?? null,
        lateStay: lateStays.some(each => each.childId === child.id),
      }
    }),
  }
}

/** The actor's classes with how many children are where on a day: a teacher's own, every open one for the office. */
export async function classesOn(q: Queries, school: School, day: string): Promise<ClassToday[]> {
  const presence = presenceOn(day)
  const where = (wanted: Presence) =>
    sql<number>`count(distinct ${children.id}) filter (where ${presence} = ${wanted})::int`
  const rows = await q
    .select({
      id: classes.id,
      name: classes.name,
      here: where('here'),
      gone: where('gone'),
      absent: where('absent'),
      excused: where('excused'),
      waited_for: where('waited_for'),
      adults: adultsIn(day),
      begun: sql<boolean>`count(*) filter (where ${attendanceDays.state} <> 'open') > 0`,
    })
    .from(classes)
    .leftJoin(
      enrolments,
      and(eq(enrolments.schoolId, classes.schoolId), eq(enrolments.classId, classes.id), enrolledOn(day)),
    )
    .leftJoin(children, and(ofEnrolment, hereOn(day)))
    .leftJoin(attendanceDays, ofDay(day))
    .where(and(isNull(classes.closedAt), ownClass(school)))
    .groupBy(classes.schoolId, classes.id, classes.name)
    .orderBy(asc(classes.name))
  return rows.map(({ id, name, begun, adults, ...counts }) => ({ id, name, begun, adults, counts }))
}

/** Every child of the actor's classes on a day, by name, with where it is: for whoever has a class or two. */
export async function childrenOn(q: Queries, school: School, day: string): Promise<ExpectedChild[]> {
  const rows = await q
    .select({
      child: children,
      classId: classes.id,
      className: classes.name,
      presence: presenceOn(day),
      state: attendanceDays.state,
    })
    .from(enrolments)
    .innerJoin(children, ofEnrolment)
    .innerJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
    .leftJoin(attendanceDays, ofDay(day))
    .where(and(isNull(classes.closedAt), ownClass(school), expectedOn(day)))
    .orderBy(children.firstName, children.lastName, children.id)
  return rows.map(({ child, state, ...row }) => ({
    id: child.id,
    name: nameOf(child),
    marked: state !== null && state !== 'open',
    ...row,
  }))
}

const rowsOf = (q: Queries, classId: string, day: string) =>
  q
    .selectDistinct({
      photoId: portraitId,
      child: {
        id: children.id,
        firstName: children.firstName,
        lastName: children.lastName,
        callName: children.callName,
      },
      state: attendanceDays.state,
      arrivedAt: attendanceDays.arrivedAt,
      leftAt: attendanceDays.leftAt,
      late: attendanceDays.late,
      reason: attendanceDays.reason,
      markId: attendanceDays.markId,
      markedAt: attendanceDays.markedAt,
      markedByName: members.name,
      other: { state: other.state, at: other.markedAt, by: otherMarker.name },
    })
    .from(enrolments)
    .innerJoin(children, ofEnrolment)
    .leftJoin(attendanceDays, ofDay(day))
    .leftJoin(members, and(eq(members.schoolId, attendanceDays.schoolId), eq(members.id, attendanceDays.markedBy)))
    .leftJoin(other, and(eq(other.schoolId, attendanceDays.schoolId), eq(other.id, attendanceDays.contestedBy)))
    .leftJoin(otherMarker, and(eq(otherMarker.schoolId, other.schoolId), eq(otherMarker.id, other.markedBy)))
    .where(and(eq(enrolments.classId, classId), expectedOn(day)))
    .orderBy(children.firstName, children.lastName, children.id)

const reportsOf = (q: Queries, classId: string, day: string) =>
  q
    .select({ childId: absences.childId, reason: absences.reason, toDay: absences.toDay })
    .from(absences)
    .innerJoin(enrolments, and(eq(enrolments.schoolId, absences.schoolId), eq(enrolments.childId, absences.childId)))
    .where(
      and(
        eq(enrolments.classId, classId),
        isNull(absences.withdrawnAt),
        sql`${day}::date between ${absences.fromDay} and ${absences.toDay}`,
      ),
    )
    .orderBy(asc(absences.createdAt))
