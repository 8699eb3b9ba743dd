import { and, eq } from 'drizzle-orm'
import { attendanceDays } from '#db/schema/attendance.ts'
import { attendanceLateStays } from '#db/schema/attendance-alarms.ts'
import type { School } from '#tenants/school.server.ts'
import { clockAt, dayAt, instantOf } from './school-day.server.ts'
import type { Settings } from './settings.ts'

/**
 * Notes every child that is still here when the school has closed, once a child and day however often it is asked; whoever is marked
 * as gone later has left late by what that mark says.
 * @param school acting as the school itself
 * @param now milliseconds
 */
export async function noteLateStays(school: School, { closesAt }: Settings, now: number = Date.now()): Promise<void> {
  if (closesAt === null || clockAt(school, now) < closesAt) return
  const day = dayAt(school, now)
  const closedAt = new Date(instantOf(school, day, closesAt))
  await school.write(async tx => {
    const here = await tx
      .select({ childId: attendanceDays.childId })
      .from(attendanceDays)
      .where(and(eq(attendanceDays.day, day), eq(attendanceDays.state, 'present')))
    if (here.length === 0) return
    const noted = await tx
      .insert(attendanceLateStays)
      .values(here.map(({ childId }) => ({ childId, day, closedAt })))
      .onConflictDoNothing()
      .returning({ id: attendanceLateStays.id, childId: attendanceLateStays.childId })
    for (const { id: stayId } of noted) await tx.record('attendance.late_stay', { stayId })
    const childIds = noted.map(({ childId }) => childId)
    if (childIds[0]) await tx.announce('attendance', childIds[0], { childIds })
  })
}
