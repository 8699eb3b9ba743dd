import { and, asc, between, eq, isNull, lte, sql } from 'drizzle-orm'
import type { MarkState } from '#db/attendance-words.ts'
import type { Queries } from '#db/client.server.ts'
import { absences, attendanceDays } from '#db/schema/attendance.ts'
import { children, enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { ownClass } from './own-class.server.ts'
import { isSchoolDay, presenceOf, rateOf } from './policy.ts'
import { ofEnrolment } from './presence.server.ts'
import { daysOf } from './school-day.server.ts'
import type { Settings } from './settings.ts'

/** What a day of the month was for a child; no mark and no report: nothing. */
export type Cell = 'here' | 'late' | 'excused' | 'absent'

export interface MonthRow {
  childId: string
  name: string
  /** By ISO date. */
  cells: Record<string, Cell>
  present: number
  late: number
  excused: number
  absent: number
  /** Share of marked days on which the child was there; null for none. */
  rate: number | null
}
export interface ClassMonth {
  id: string
  name: string
  /** 2026-05 */
  month: string
  days: string[]
  rows: MonthRow[]
}

/**
 * Every child that was in a class in a month, day by day, with its sums. Days on which it was elsewhere stay empty.
 * @throws Problem not_found for a class that is not the actor's
 */
export async function classMonth(
  school: School,
  week: Pick<Settings, 'schoolDays'>,
  classId: string,
  month: string,
): Promise<ClassMonth> {
  const { first, last, days } = daysOf(month)
  const [place, enrolled, marked, reports] = await school.read(q =>
    Promise.all([
      q
        .select({ id: classes.id, name: classes.name })
        .from(classes)
        .where(and(eq(classes.id, classId), ownClass(school))),
      enrolledIn(q, classId, first, last),
      q
        .selectDistinct({ day: attendanceDays })
        .from(attendanceDays)
        .innerJoin(
          enrolments,
          and(eq(enrolments.schoolId, attendanceDays.schoolId), eq(enrolments.childId, attendanceDays.childId)),
        )
        .where(and(eq(enrolments.classId, classId), between(attendanceDays.day, first, last))),
      q
        .selectDistinct({ childId: absences.childId, fromDay: absences.fromDay, toDay: absences.toDay })
        .from(absences)
        .innerJoin(
          enrolments,
          and(eq(enrolments.schoolId, absences.schoolId), eq(enrolments.childId, absences.childId)),
        )
        .where(
          and(
            eq(enrolments.classId, classId),
            isNull(absences.withdrawnAt),
            lte(absences.fromDay, last),
            sql`${absences.toDay} >= ${first}::date`,
          ),
        ),
    ]),
  )
  const { id, name } = found(place[0])
  const marks = new Map(marked.map(({ day }) => [`${day.childId}/${day.day}`, day]))
  const today = school.today()
  const byChild = new Map<string, MonthRow>()
  for (const { child, startsOn, endsOn } of enrolled) {
    const row = byChild.get(child.id) ?? emptyRow(child.id, nameOf(child))
    byChild.set(child.id, row)
    const until = [endsOn, child.leftOn, today].reduce<string>((end, each) => (each && each < end ? each : end), last)
    for (const day of days.filter(each => each >= startsOn && each <= until)) {
      const mark = marks.get(`${child.id}/${day}`)
      const reported = reports.some(each => each.childId === child.id && each.fromDay <= day && each.toDay >= day)
      const cell = cellOf(mark ?? null, reported && isSchoolDay(week, day))
      if (cell) row.cells[day] = cell
    }
  }
  return { id, name, month, days, rows: [...byChild.values()].map(summed) }
}

/**
 * A day in one word.
 * @param reported absent by the family, on a day on which there is school
 */
export function cellOf(
  mark: { state: MarkState; reason: string | null; late: boolean } | null,
  reported: boolean,
): Cell | null {
  const presence = presenceOf(mark, reported)
  if (presence === 'here' || presence === 'gone') return mark?.late ? 'late' : 'here'
  return presence === 'waited_for' ? null : presence
}

const emptyRow = (childId: string, name: string): MonthRow => ({
  childId,
  name,
  cells: {},
  present: 0,
  late: 0,
  excused: 0,
  absent: 0,
  rate: null,
})

function summed(row: MonthRow): MonthRow {
  const cells = Object.values(row.cells)
  const count = (...wanted: Cell[]) => cells.filter(cell => wanted.includes(cell)).length
  const present = count('here', 'late')
  const [late, excused, absent] = [count('late'), count('excused'), count('absent')]
  return { ...row, present, late, excused, absent, rate: rateOf({ present, absent: excused + absent }) }
}

const enrolledIn = (q: Queries, classId: string, first: string, last: string) =>
  q
    .select({ child: children, startsOn: enrolments.startsOn, endsOn: enrolments.endsOn })
    .from(enrolments)
    .innerJoin(children, ofEnrolment)
    .where(
      and(
        eq(enrolments.classId, classId),
        lte(enrolments.startsOn, last),
        sql`coalesce(${enrolments.endsOn}, 'infinity') >= ${first}::date`,
      ),
    )
    .orderBy(asc(children.firstName), asc(children.lastName), asc(children.id), asc(enrolments.startsOn))
