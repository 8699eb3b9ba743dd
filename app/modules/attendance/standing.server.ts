import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { attendanceAlerts, attendanceDays } from '#db/schema/attendance.ts'
import type { School, Write } from '#tenants/school.server.ts'
import type { Standing } from './policy.ts'
import { clockAt } from './school-day.server.ts'
import type { Settings } from './settings.ts'

/** A child on a school day. */
interface Place {
  childId: string
  day: string
}
export const placeOf = ({ childId, day }: Place): string => `${childId}/${day}`
export const dateOf = (instant: number | null): Date | null => (instant === null ? null : new Date(instant))

/** Two marks of a child at once follow each other, also where there is no row to lock yet; sorted, so that no two wait for each other. */
export async function lockDays(tx: Write, places: readonly Place[]): Promise<void> {
  const sorted = [...new Set(places.map(placeOf))].sort()
  await Promise.all(
    sorted.map(place =>
      tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('attendance:' || ${place}::text, 0))`),
    ),
  )
}

/** What stands at places, by `placeOf`. */
export async function standingOf(tx: Write, places: readonly Place[]): Promise<Map<string, Standing>> {
  const rows = await tx
    .select()
    .from(attendanceDays)
    .where(
      and(
        inArray(
          attendanceDays.childId,
          places.map(({ childId }) => childId),
        ),
        inArray(
          attendanceDays.day,
          places.map(({ day }) => day),
        ),
      ),
    )
  return new Map(
    rows.map(({ markId, state, arrivedAt, leftAt, reason, markedBy, markedAt, contestedBy, ...row }) => [
      placeOf(row),
      {
        ...{ markId, state, reason, markedBy, contestedBy },
        arrivedAt: arrivedAt?.getTime() ?? null,
        leftAt: leftAt?.getTime() ?? null,
        markedAt: markedAt.getTime(),
      },
    ]),
  )
}

/** Writes what stands now at places. */
export async function putDays(
  tx: Write,
  school: School,
  { lateAfter }: Settings,
  places: readonly Place[],
  standing: ReadonlyMap<string, Standing>,
): Promise<void> {
  const touched = new Map(places.map(place => [placeOf(place), place]))
  const rows = [...touched].flatMap(([key, { childId, day }]) => {
    const stands = standing.get(key)
    if (!stands) return []
    const { arrivedAt, leftAt, markedAt, ...rest } = stands
    const late = arrivedAt !== null && clockAt(school, arrivedAt) > lateAfter
    const times = { arrivedAt: dateOf(arrivedAt), leftAt: dateOf(leftAt), markedAt: new Date(markedAt) }
    return [{ childId, day, ...rest, ...times, late }]
  })
  await tx
    .insert(attendanceDays)
    .values(rows)
    .onConflictDoUpdate({
      target: [attendanceDays.schoolId, attendanceDays.childId, attendanceDays.day],
      set: {
        state: sql`excluded.state`,
        arrivedAt: sql`excluded.arrived_at`,
        leftAt: sql`excluded.left_at`,
        late: sql`excluded.late`,
        reason: sql`excluded.reason`,
        markId: sql`excluded.mark_id`,
        markedBy: sql`excluded.marked_by`,
        markedAt: sql`excluded.marked_at`,
        contestedBy: sql`excluded.contested_by`,
        revision: sql`${attendanceDays.revision} + 1`,
      },
    })
}

/** A child that has come, or of which staff know why it has not, is looked for no longer; the marker is the named person. */
export async function clearExplained(
  tx: Write,
  marks: readonly (Place & { state: string; reason?: string | undefined })[],
  clearedBy: string,
): Promise<void> {
  const explained = marks.filter(each => each.state === 'present' || each.state === 'left' || each.reason)
  await Promise.all(
    explained.map(({ childId, day }) =>
      tx
        .update(attendanceAlerts)
        .set({ clearedAt: sql`now()`, clearedBy })
        .where(
          and(eq(attendanceAlerts.childId, childId), eq(attendanceAlerts.day, day), isNull(attendanceAlerts.clearedAt)),
        ),
    ),
  )
}
