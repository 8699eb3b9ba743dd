import { and, eq, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Queries } from '#db/client.server.ts'
import { attendanceDays } from '#db/schema/attendance.ts'
import { attendanceRollCalls, attendanceRollEntries } from '#db/schema/attendance-rolls.ts'
import { children, enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { members } from '#db/schema/members.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { enrolledOn } from '#tenants/people/enrolled.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import type { Roll, RollCall, RollPerson } from './roll.ts'
import { adultsOn } from './room.server.ts'

type Row = RollPerson & { classId: string | null; className: string | null }

const starter = alias(members, 'starter')
const ender = alias(members, 'ender')
const finder = alias(members, 'finder')

/**
 * Who is in the building now, by class: while a roll call is under way those who were there when it began, whoever came since, and
 * who is safe. Teachers have the children of their own classes and all colleagues, the office everybody.
 */
export async function readRoll(school: School): Promise<Roll> {
  const day = school.today()
  const [calls, here] = await school.read(q => Promise.all([callsOf(q, day), presentOn(q, day)]))
  const call = calls.find(({ endedAt }) => endedAt === null) ?? null
  const entries = call ? await school.read(q => entriesOf(q, call.id)) : []
  const since = here.filter(row => !entries.some(({ person, id }) => person === row.person && id === row.id))
  return { call, groups: grouped([...entries, ...since]) }
}

/** What came of a roll call: who was seen by whom, and who was not. @throws Problem not_found */
export async function rollReport(school: School, rollCallId: string): Promise<Roll> {
  const [calls, entries] = await school.read(q => Promise.all([callsOf(q, null, rollCallId), entriesOf(q, rollCallId)]))
  return { call: found(calls[0]), groups: grouped(entries) }
}

/** The roll calls of today that are over, the latest first. */
export async function pastRollCalls(school: School): Promise<RollCall[]> {
  const calls = await school.read(q => callsOf(q, school.today()))
  return calls.filter(({ endedAt }) => endedAt !== null).reverse()
}

async function callsOf(q: Queries, day: string | null, id?: string): Promise<RollCall[]> {
  const rows = await q
    .select({ call: attendanceRollCalls, startedBy: starter.name, endedBy: ender.name })
    .from(attendanceRollCalls)
    .leftJoin(
      starter,
      and(eq(starter.schoolId, attendanceRollCalls.schoolId), eq(starter.id, attendanceRollCalls.startedBy)),
    )
    .leftJoin(ender, and(eq(ender.schoolId, attendanceRollCalls.schoolId), eq(ender.id, attendanceRollCalls.endedBy)))
    .where(and(day ? eq(attendanceRollCalls.day, day) : undefined, id ? eq(attendanceRollCalls.id, id) : undefined))
    .orderBy(attendanceRollCalls.startedAt)
  return rows.map(({ call, startedBy, endedBy }) => ({
    ...{ id: call.id, startedBy: startedBy ?? '', endedBy },
    startedAt: call.startedAt.toISOString(),
    endedAt: call.endedAt?.toISOString() ?? null,
  }))
}

async function entriesOf(q: Queries, rollCallId: string): Promise<Row[]> {
  const rows = await q
    .select({
      entry: attendanceRollEntries,
      child: { firstName: children.firstName, lastName: children.lastName, callName: children.callName },
      photoId: portraitId,
      member: members.name,
      className: classes.name,
      by: finder.name,
    })
    .from(attendanceRollEntries)
    .leftJoin(
      children,
      and(eq(children.schoolId, attendanceRollEntries.schoolId), eq(children.id, attendanceRollEntries.childId)),
    )
    .leftJoin(
      members,
      and(eq(members.schoolId, attendanceRollEntries.schoolId), eq(members.id, attendanceRollEntries.memberId)),
    )
    .leftJoin(
      classes,
      and(eq(classes.schoolId, attendanceRollEntries.schoolId), eq(classes.id, attendanceRollEntries.classId)),
    )
    .leftJoin(
      finder,
      and(eq(finder.schoolId, attendanceRollEntries.schoolId), eq(finder.id, attendanceRollEntries.safeBy)),
    )
    .where(eq(attendanceRollEntries.rollCallId, rollCallId))
  return rows.map(({ entry, child, photoId, member, className, by }) => ({
    ...{ classId: entry.classId, className },
    person: entry.childId ? ('child' as const) : ('member' as const),
    id: entry.childId ?? entry.memberId ?? '',
    name: child ? nameOf(child) : (member ?? ''),
    photoId,
    safe: entry.safeAt ? { by: by ?? '', at: entry.safeAt.toISOString() } : null,
  }))
}

async function presentOn(q: Queries, day: string): Promise<Row[]> {
  const [rows, adults, names] = await Promise.all([
    q
      .selectDistinctOn([children.id], {
        child: children,
        photoId: portraitId,
        classId: classes.id,
        className: classes.name,
      })
      .from(attendanceDays)
      .innerJoin(children, and(eq(children.schoolId, attendanceDays.schoolId), eq(children.id, attendanceDays.childId)))
      .leftJoin(
        enrolments,
        and(eq(enrolments.schoolId, children.schoolId), eq(enrolments.childId, children.id), enrolledOn(day)),
      )
      .leftJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
      .where(and(eq(attendanceDays.day, day), eq(attendanceDays.state, 'present')))
      .orderBy(children.id, classes.id),
    adultsOn(q, day),
    q.select({ id: classes.id, name: classes.name }).from(classes).where(isNull(classes.closedAt)),
  ])
  const nobody = { safe: null }
  return [
    ...rows.map(({ child, photoId, classId, className }) => ({
      ...{ person: 'child' as const, id: child.id, name: nameOf(child), photoId, classId, className },
      ...nobody,
    })),
    ...adults.map(({ memberId, name, classId }) => ({
      ...{ person: 'member' as const, id: memberId, name, photoId: null, classId },
      ...{ className: names.find(({ id }) => id === classId)?.name ?? null },
      ...nobody,
    })),
  ]
}

function grouped(rows: readonly Row[]): Roll['groups'] {
  const ids = [...new Set(rows.map(({ classId }) => classId))]
  return ids
    .map(id => {
      const those = rows.filter(({ classId }) => classId === id)
      return {
        id,
        name: those[0]?.className ?? '',
        people: those
          .map(({ classId, className, ...person }) => person)
          .sort((one, other) => one.person.localeCompare(other.person) || one.name.localeCompare(other.name)),
      }
    })
    .sort((one, other) => one.name.localeCompare(other.name))
}
