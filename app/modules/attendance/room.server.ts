import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { attendanceRooms } from '#db/schema/attendance-rolls.ts'
import { classes } from '#db/schema/classes.ts'
import { members } from '#db/schema/members.ts'
import { memberOf } from '#tenants/actor.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import type { RoomInput } from './forms.ts'
import { ownClass } from './own-class.server.ts'
import { madeAt } from './policy.ts'
import { dayAt } from './school-day.server.ts'

/** Somebody of the staff who is in a class's room. */
export interface Adult {
  memberId: string
  name: string
  /** ISO instant. */
  since: string
}

/**
 * The actor comes into a class's room, and so leaves the one they were in, or goes out of it. Sent twice, it is once; what was said
 * on another day has no meaning any more and is taken without effect.
 * @throws Problem not_found for a class that is not the actor's
 */
export async function moveTo(
  school: School,
  classId: string,
  { stayId, here, waited }: RoomInput,
  receivedAt: number = Date.now(),
): Promise<void> {
  const memberId = memberOf(school.actor)
  const moment = madeAt(waited, receivedAt)
  const day = dayAt(school, moment)
  const at = new Date(moment)
  await school.write(async tx => {
    // Two taps at once follow each other.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('room:' || ${memberId}::text, 0))`)
    const [place] = await tx
      .select({ id: classes.id })
      .from(classes)
      .where(and(eq(classes.id, classId), ownClass(school)))
    found(place)
    if (day !== dayAt(school, receivedAt)) return
    const [known] = await tx
      .select({ id: attendanceRooms.id })
      .from(attendanceRooms)
      .where(eq(attendanceRooms.id, stayId))
    if (known) return
    const left = await tx
      .update(attendanceRooms)
      .set({ wentAt: at })
      .where(
        and(
          eq(attendanceRooms.memberId, memberId),
          eq(attendanceRooms.day, day),
          isNull(attendanceRooms.wentAt),
          lte(attendanceRooms.cameAt, at),
          here === 'out' ? eq(attendanceRooms.classId, classId) : undefined,
        ),
      )
      .returning({ classId: attendanceRooms.classId })
    if (here === 'in')
      await tx.insert(attendanceRooms).values({ id: stayId, classId, memberId, day, cameAt: at }).onConflictDoNothing()
    await tx.announce('attendance', classId, {
      classIds: [classId, ...left.map(each => each.classId)],
      staffOnly: true,
    })
  })
}

/** Who of the staff is in the rooms on a day, by class and name. For staff. */
export async function adultsOn(q: Queries, day: string): Promise<(Adult & { classId: string })[]> {
  const rows = await q
    .select({
      classId: attendanceRooms.classId,
      memberId: attendanceRooms.memberId,
      name: members.name,
      since: attendanceRooms.cameAt,
    })
    .from(attendanceRooms)
    .innerJoin(members, and(eq(members.schoolId, attendanceRooms.schoolId), eq(members.id, attendanceRooms.memberId)))
    .where(and(eq(attendanceRooms.day, day), isNull(attendanceRooms.wentAt), isNull(members.leftAt)))
    .orderBy(asc(members.name), asc(members.id))
  return rows.map(({ since, ...row }) => ({ ...row, since: since.toISOString() }))
}

/** How many of the staff are in a class's room on a day: for queries with `classes`. */
export const adultsIn = (day: string) =>
  sql<number>`(select count(*)::int from ${attendanceRooms} room where room.school_id = ${classes.schoolId} and room.class_id = ${classes.id}
    and room.day = ${day}::date and room.went_at is null)`
