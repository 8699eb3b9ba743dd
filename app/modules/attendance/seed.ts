import { v7 as uuidv7 } from 'uuid'
import { attendanceDays, attendanceMarks } from '#db/schema/attendance.ts'
import { memberOf } from '#tenants/actor.ts'
import type { School } from '#tenants/school.server.ts'
import { type AbsenceReport, reportAbsence } from './absence.server.ts'
import { takeChecks } from './checks.server.ts'
import { dayBeside } from './clock.ts'
import { attendance } from './manifest.ts'
import { weekdayOf } from './policy.ts'
import { endRollCall, sayOf, startRollCall } from './roll-call.server.ts'
import { instantOf } from './school-day.server.ts'

/** What was marked of one child on one day. Times on the school's wall. */
export interface DaySeed {
  childId: string
  day: string
  arrived?: string
  left?: string
  late?: boolean
}

/**
 * Days as a teacher had marked them, written as they would stand: the domain takes no marks for the past without a reason.
 * @param teacher staff of the children's class
 */
export async function seedDays(teacher: School, days: readonly DaySeed[]): Promise<void> {
  const markedBy = memberOf(teacher.actor)
  const rows = days.map(({ childId, day, arrived, left, late = false }) => {
    const at = (clock: string | undefined) => (clock ? new Date(instantOf(teacher, day, clock)) : null)
    const state = left ? ('left' as const) : arrived ? ('present' as const) : ('absent' as const)
    const markedAt = at(left ?? arrived ?? '09:20') ?? new Date()
    return { id: uuidv7(), childId, day, state, arrivedAt: at(arrived), leftAt: at(left), late, markedBy, markedAt }
  })
  if (rows.length === 0) return
  await teacher.write(async tx => {
    await tx.insert(attendanceMarks).values(rows.map(({ late, ...mark }) => ({ ...mark, clientAt: mark.markedAt })))
    await tx.insert(attendanceDays).values(rows.map(({ id: markId, ...day }) => ({ ...day, markId })))
  })
}

/** School days before a day, the newest first. ISO dates. */
export function schoolDaysBefore(day: string, count: number): string[] {
  const days: string[] = []
  for (let each = dayBeside(day, -1); days.length < count; each = dayBeside(each, -1))
    if (weekdayOf(each) <= 5) days.push(each)
  return days
}

/**
 * Weeks of a class and a morning under way: most are in, one is late, one is reported sick, the last are still awaited.
 * @param teacher staff of the class
 * @param sick a guardian who answers for the second child
 */
export async function seedWeeks(
  teacher: School,
  childIds: readonly string[],
  sick: { guardian: School; report: Omit<AbsenceReport, 'absenceId' | 'childId' | 'fromDay' | 'toDay'> },
): Promise<void> {
  const today = teacher.today()
  const past = schoolDaysBefore(today, 24).flatMap((day, week) =>
    childIds.map((childId, index): DaySeed => {
      const turn = (week * 7 + index * 5) % 23
      if (turn === 0) return { childId, day }
      if (turn === 1) return { childId, day, arrived: '09:20', left: '15:05', late: true }
      const minute = String(10 + ((week + index * 3) % 45)).padStart(2, '0')
      return { childId, day, arrived: `08:${minute}`, left: `15:${minute}` }
    }),
  )
  await seedDays(teacher, past)
  // What was marked this morning must have been, wherever on earth the school and whoever looks.
  const now = Date.now()
  const came = childIds
    .filter((_, index) => index !== 1 && index < childIds.length - 1)
    .flatMap((childId, index) => {
      const arrived = `08:${String(12 + ((index * 6) % 48)).padStart(2, '0')}`
      return instantOf(teacher, today, arrived) < now ? [{ childId, day: today, arrived }] : []
    })
  await seedDays(teacher, came)
  await seedChecks(
    teacher,
    came.map(({ childId }) => childId),
  )
  await seedDrill(
    teacher,
    came.map(({ childId }) => childId),
  )
  const [, second] = childIds
  if (second)
    await reportAbsence(sick.guardian, {
      ...sick.report,
      absenceId: uuidv7(),
      childId: second,
      fromDay: today,
      toDay: dayBeside(today, 1),
    })
}

/** This morning's check under way: most of those who came were fine, one is tired, the last is still to be looked at. */
async function seedChecks(teacher: School, childIds: readonly string[]): Promise<void> {
  const seen = childIds.slice(0, -1).map((childId, index) => ({
    ...{ checkId: uuidv7(), childId, day: teacher.today(), round: 'morning' as const, state: 'seen' as const },
    ...{ hands: 'fine' as const, mouth: 'fine' as const, skin: 'fine' as const },
    mood: index === 2 ? ('tired' as const) : ('fine' as const),
    temperature: 36.4 + (index % 4) / 10,
  }))
  if (seen.length > 0) await takeChecks(teacher, attendance.settings.parse({}), seen, 0)
}

/** A drill of this morning: the building was left, and everybody was seen. */
async function seedDrill(teacher: School, childIds: readonly string[]): Promise<void> {
  const rollCallId = uuidv7()
  await startRollCall(teacher, { rollCallId, waited: 0 })
  for (const personId of childIds) await sayOf(teacher, { person: 'child', personId, safe: 'yes', waited: 0 })
  await endRollCall(teacher, rollCallId, 0)
}
