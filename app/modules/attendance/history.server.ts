import { and, asc, between, desc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { AbsenceReason, MarkState } from '#db/attendance-words.ts'
import { absences, attendanceAlerts, attendanceDays, attendanceMarks } from '#db/schema/attendance.ts'
import { kiosks } from '#db/schema/attendance-kiosks.ts'
import { children } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { signaturesOf } from './kiosk-signature.server.ts'
import { type Cell, cellOf } from './month.server.ts'
import { isSchoolDay, rateOf } from './policy.ts'
import { daysOf } from './school-day.server.ts'
import type { Settings } from './settings.ts'
import { takerNames } from './taken-by.server.ts'

/** One deliberate mark, as the history shows it. Instants are ISO. */
export interface HistoryMark {
  id: string
  state: MarkState
  arrivedAt: string | null
  leftAt: string | null
  reason: AbsenceReason | null
  by: string
  /** The kiosk it was made at; its name is for staff. */
  kiosk: { name: string | null } | null
  /** What was drawn for it there, an SVG path; for staff. */
  signature: string | null
  at: string
  why: string | null
  /** With whom the child went, where staff said so. */
  takenBy: string | null
  stands: boolean
}
export interface ChildDay {
  /** ISO date. */
  day: string
  cell: Cell | null
  state: MarkState
  arrivedAt: string | null
  leftAt: string | null
  reason: AbsenceReason | null
  /** The mark that stands; null where only the family has reported. */
  markId: string | null
  /** Every mark of the day, the newest first. */
  marks: HistoryMark[]
}
export interface ChildMonth {
  id: string
  name: string
  month: string
  /** The newest first; days without any mark are left out. */
  days: ChildDay[]
  rate: number | null
  present: number
  missed: number
  late: number
  /** Looked for and not found yet. */
  alert: { id: string; day: string } | null
}

/** A child's month: what stands on each day, and every mark that led there. @throws Problem not_found */
export async function childMonth(
  school: School,
  week: Pick<Settings, 'schoolDays'>,
  childId: string,
  month: string,
): Promise<ChildMonth> {
  const { first, last, days: calendar } = daysOf(month)
  const ofMonth = { days: between(attendanceDays.day, first, last), marks: between(attendanceMarks.day, first, last) }
  const [own, days, marks, reports, alerts] = await school.read(q =>
    Promise.all([
      q.select().from(children).where(eq(children.id, childId)),
      q
        .select()
        .from(attendanceDays)
        .where(and(eq(attendanceDays.childId, childId), ofMonth.days)),
      q
        .select({ mark: attendanceMarks, by: members.name, kioskName: kiosks.name })
        .from(attendanceMarks)
        .leftJoin(
          members,
          and(eq(members.schoolId, attendanceMarks.schoolId), eq(members.id, attendanceMarks.markedBy)),
        )
        .leftJoin(kiosks, and(eq(kiosks.schoolId, attendanceMarks.schoolId), eq(kiosks.id, attendanceMarks.kioskId)))
        .where(and(eq(attendanceMarks.childId, childId), ofMonth.marks))
        .orderBy(desc(attendanceMarks.markedAt), desc(attendanceMarks.id)),
      q
        .select({ fromDay: absences.fromDay, toDay: absences.toDay })
        .from(absences)
        .where(
          and(
            eq(absences.childId, childId),
            isNull(absences.withdrawnAt),
            lte(absences.fromDay, last),
            sql`${absences.toDay} >= ${first}::date`,
          ),
        ),
      q
        .select({ id: attendanceAlerts.id, day: attendanceAlerts.day })
        .from(attendanceAlerts)
        .where(and(eq(attendanceAlerts.childId, childId), isNull(attendanceAlerts.clearedAt)))
        .orderBy(asc(attendanceAlerts.day))
        .limit(1),
    ]),
  )
  const child = found(own[0])
  const takers = await takerNames(
    school,
    marks.map(({ mark }) => mark).filter(({ state }) => state === 'left'),
  )
  const signatures = await signaturesOf(
    school,
    marks.map(({ mark }) => mark).filter(({ kioskId }) => kioskId !== null),
  )
  const isReported = (day: string) =>
    isSchoolDay(week, day) && reports.some(each => each.fromDay <= day && each.toDay >= day)
  const today = school.today()
  const list = calendar.toReversed().flatMap((day): ChildDay[] => {
    const row = days.find(each => each.day === day)
    const cell = cellOf(row ?? null, isReported(day) && day <= today)
    if (!row && !cell) return []
    return [
      {
        day,
        cell,
        state: row?.state ?? 'open',
        arrivedAt: row?.arrivedAt?.toISOString() ?? null,
        leftAt: row?.leftAt?.toISOString() ?? null,
        reason: row?.reason ?? null,
        markId: row?.markId ?? null,
        marks: marks
          .filter(({ mark }) => mark.day === day)
          .map(each =>
            historyMark(each, takers.get(each.mark.id) ?? null, signatures.get(each.mark.id) ?? null, row?.markId),
          ),
      },
    ]
  })
  const count = (...wanted: (Cell | null)[]) => list.filter(({ cell }) => wanted.includes(cell)).length
  const [present, missed] = [count('here', 'late'), count('excused', 'absent')]
  const rate = rateOf({ present, absent: missed })
  return {
    id: child.id,
    name: nameOf(child),
    month,
    days: list,
    rate,
    present,
    missed,
    late: count('late'),
    alert: alerts[0] ?? null,
  }
}

function historyMark(
  { mark, by, kioskName }: { mark: typeof attendanceMarks.$inferSelect; by: string | null; kioskName: string | null },
  takenBy: string | null,
  signature: string | null,
  standing: string | undefined,
): HistoryMark {
  return {
    id: mark.id,
    state: mark.state,
    arrivedAt: mark.arrivedAt?.toISOString() ?? null,
    leftAt: mark.leftAt?.toISOString() ?? null,
    reason: mark.reason,
    by: by ?? '',
    kiosk: mark.kioskId ? { name: kioskName } : null,
    signature,
    at: mark.markedAt.toISOString(),
    why: mark.why,
    takenBy,
    stands: mark.id === standing,
  }
}
