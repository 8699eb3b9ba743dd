import { and, asc, between, eq, inArray, isNull, sql } from 'drizzle-orm'
import { checkRounds } from '#db/attendance-words.ts'
import type { Queries } from '#db/client.server.ts'
import { absences, attendanceDays } from '#db/schema/attendance.ts'
import { attendanceChecks } from '#db/schema/attendance-checks.ts'
import { enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import type { School } from '#tenants/school.server.ts'
import { standingCheck } from './check-policy.ts'
import { dayBeside } from './clock.ts'
import { ownClass } from './own-class.server.ts'
import { isSchoolDay } from './policy.ts'
import type { Settings } from './settings.ts'

/** How many children of a class were ill on each of the last school days; no names. */
export interface IllnessLine {
  id: string
  name: string
  /** The oldest first; ISO dates. */
  days: { day: string; count: number }[]
}

/** School days that a line shows. */
const daysShown = 10

/**
 * The actor's classes in which anybody was ill of late. Ill is a child that is away and was reported or noted as sick, or whose
 * check needs somebody to act: one a day, whatever says it.
 */
export async function illnessLines(school: School, settings: Settings): Promise<IllnessLine[]> {
  const days = lastDays(school.today(), settings)
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const [places, reports, marks, checks] = await school.read(q =>
    Promise.all([
      placesOf(q, school, first, last),
      reportsOf(q, first, last),
      marksOf(q, first, last),
      checksOf(q, first, last),
    ]),
  )
  const cameOn = new Set(marks.filter(({ state }) => state !== 'absent').map(placeOf))
  const ill = new Set([
    ...marks.filter(({ state, reason }) => state === 'absent' && reason === 'sick').map(placeOf),
    ...reports
      .flatMap(({ childId, fromDay, toDay }) =>
        days.filter(day => day >= fromDay && day <= toDay).map(day => placeOf({ childId, day })),
      )
      .filter(place => !cameOn.has(place)),
    ...alertsOf(checks),
  ])
  const ids = [...new Set(places.map(({ id }) => id))]
  return ids.flatMap(id => {
    const own = places.filter(place => place.id === id)
    const line = days.map(day => {
      const those = own.filter(({ from, to }) => day >= from && (to === null || day <= to))
      return {
        day,
        count: new Set(those.map(({ childId }) => childId).filter(childId => ill.has(placeOf({ childId, day })))).size,
      }
    })
    return line.some(({ count }) => count > 0) ? [{ id, name: own[0]?.name ?? '', days: line }] : []
  })
}

const placeOf = ({ childId, day }: { childId: string; day: string }): string => `${childId}/${day}`

/** The last school days up to a day, the oldest first; the day itself is always one. ISO dates. */
function lastDays(today: string, week: Pick<Settings, 'schoolDays'>): string[] {
  const days = [today]
  for (let back = 1; days.length < daysShown && back < 7 * daysShown; back++) {
    const day = dayBeside(today, -back)
    if (isSchoolDay(week, day)) days.unshift(day)
  }
  return days
}

function alertsOf(rows: Awaited<ReturnType<typeof checksOf>>): string[] {
  const checks = rows.map(({ at, ...row }) => ({ ...row, at: at.getTime() }))
  // Who was well again at noon was ill in the morning all the same.
  return [...new Set(checks.map(placeOf))].filter(place =>
    checkRounds.some(round => {
      const own = checks.filter(each => placeOf(each) === place && each.round === round)
      return standingCheck(own)?.level === 'alert'
    }),
  )
}

const placesOf = (q: Queries, school: School, first: string, last: string) =>
  q
    .select({
      ...{ id: classes.id, name: classes.name, childId: enrolments.childId },
      ...{ from: enrolments.startsOn, to: enrolments.endsOn },
    })
    .from(enrolments)
    .innerJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
    .where(
      and(
        isNull(classes.closedAt),
        ownClass(school),
        sql`${enrolments.startsOn} <= ${last}::date and coalesce(${enrolments.endsOn}, 'infinity') >= ${first}::date`,
      ),
    )
    .orderBy(asc(classes.name), asc(classes.id))

const reportsOf = (q: Queries, first: string, last: string) =>
  q
    .select({ childId: absences.childId, fromDay: absences.fromDay, toDay: absences.toDay })
    .from(absences)
    .where(
      and(
        eq(absences.reason, 'sick'),
        isNull(absences.withdrawnAt),
        sql`${absences.fromDay} <= ${last}::date and ${absences.toDay} >= ${first}::date`,
      ),
    )

const marksOf = (q: Queries, first: string, last: string) =>
  q
    .select({
      ...{ childId: attendanceDays.childId, day: attendanceDays.day },
      ...{ state: attendanceDays.state, reason: attendanceDays.reason },
    })
    .from(attendanceDays)
    .where(and(between(attendanceDays.day, first, last), sql`${attendanceDays.state} <> 'open'`))

/** All checks of the days on which a child had an alert, so that what stands can be told. */
const checksOf = (q: Queries, first: string, last: string) =>
  q
    .select({
      ...{ id: attendanceChecks.id, childId: attendanceChecks.childId, day: attendanceChecks.day },
      ...{
        round: attendanceChecks.round,
        level: attendanceChecks.level,
        at: attendanceChecks.checkedAt,
        seen: attendanceChecks.seenCheck,
      },
    })
    .from(attendanceChecks)
    .where(
      and(
        between(attendanceChecks.day, first, last),
        inArray(
          attendanceChecks.childId,
          q
            .select({ childId: attendanceChecks.childId })
            .from(attendanceChecks)
            .where(and(between(attendanceChecks.day, first, last), eq(attendanceChecks.level, 'alert'))),
        ),
      ),
    )
