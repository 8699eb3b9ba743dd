import { and, eq, isNull, lte } from 'drizzle-orm'
import { attendanceAlerts } from '#db/schema/attendance.ts'
import { attendanceAlertCalls } from '#db/schema/attendance-alarms.ts'
import type { School } from '#tenants/school.server.ts'
import { dayAt } from './school-day.server.ts'
import type { Settings } from './settings.ts'

/**
 * Calls the office again about every child of today that nobody has found yet, each time as many minutes have passed as the school
 * has set, until a named person clears the alert or the school's day is over. Once a time, however often it is asked; times at which
 * nobody asked are not made up for.
 * @param school acting as the school itself
 * @param now milliseconds
 */
export async function escalate(school: School, { escalateAfter }: Settings, now: number = Date.now()): Promise<void> {
  const pause = escalateAfter * 60_000
  await school.write(async tx => {
    const open = await tx
      .select({ id: attendanceAlerts.id, childId: attendanceAlerts.childId, raisedAt: attendanceAlerts.createdAt })
      .from(attendanceAlerts)
      .where(
        and(
          eq(attendanceAlerts.day, dayAt(school, now)),
          isNull(attendanceAlerts.clearedAt),
          lte(attendanceAlerts.createdAt, new Date(now - pause)),
        ),
      )
    if (open.length === 0) return
    const calls = open.map(({ id: alertId, childId, raisedAt }) => ({
      ...{ alertId, childId },
      round: Math.floor((now - raisedAt.getTime()) / pause),
    }))
    const made = await tx
      .insert(attendanceAlertCalls)
      .values(calls)
      .onConflictDoNothing()
      .returning({ id: attendanceAlertCalls.id })
    for (const { id: callId } of made) await tx.record('attendance.missing_still', { callId })
  })
}
