import { and, desc, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { attendanceDays } from '#db/schema/attendance.ts'
import { attendanceRollCalls, attendanceRollEntries, attendanceRooms } from '#db/schema/attendance-rolls.ts'
import { enrolments } from '#db/schema/children.ts'
import { memberOf } from '#tenants/actor.ts'
import { enrolledOn } from '#tenants/people/enrolled.ts'
import { found } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { madeAt } from './policy.ts'
import type { RollWord } from './roll-forms.ts'
import { dayAt } from './school-day.server.ts'

/**
 * Begins a roll call of everybody who is in the building by the registers and rooms of this moment; while one is under way, whoever
 * begins another joins it. Sent twice, it is one.
 * @param waited milliseconds for which it waited to be sent
 */
export async function startRollCall(
  school: School,
  { rollCallId, waited }: { rollCallId: string; waited: number },
  receivedAt: number = Date.now(),
): Promise<void> {
  await begin(school, rollCallId, madeAt(waited, receivedAt))
}

/**
 * Says that somebody is safe, or not after all. It belongs to the roll call of that moment, also where it arrives when that has
 * ended; where there was none, it begins one: nothing that is said in an emergency is refused for want of order. Of two words
 * the one that was said later holds, whatever the order of arrival.
 * @throws Problem not_found for a child or colleague out of the actor's sight
 */
export async function sayOf(
  school: School,
  { person, personId, safe, waited }: RollWord,
  receivedAt: number = Date.now(),
): Promise<void> {
  const moment = madeAt(waited, receivedAt)
  const rollCallId = (await rollCallAt(school, moment)) ?? (await begin(school, undefined, moment))
  const at = new Date(moment)
  const said = safe === 'yes' ? { safeAt: at, safeBy: memberOf(school.actor) } : { safeAt: null, safeBy: null }
  const column = person === 'child' ? attendanceRollEntries.childId : attendanceRollEntries.memberId
  const whom = person === 'child' ? { childId: personId } : { memberId: personId }
  await school.write(async tx => {
    const [added] = await tx
      .insert(attendanceRollEntries)
      .values({ rollCallId, ...whom, ...said, saidAt: at })
      .onConflictDoNothing()
      .returning({ id: attendanceRollEntries.id })
    if (!added)
      await tx
        .update(attendanceRollEntries)
        .set({ ...said, saidAt: at })
        .where(
          and(
            eq(attendanceRollEntries.rollCallId, rollCallId),
            eq(column, personId),
            or(isNull(attendanceRollEntries.saidAt), lte(attendanceRollEntries.saidAt, at)),
            // Who saw them first stays.
            safe === 'yes' ? isNull(attendanceRollEntries.safeAt) : undefined,
          ),
        )
    await tx.announce('attendance', rollCallId, { staffOnly: true })
  })
}

/** Ends a roll call; what is open then stays so in its report. Who was first stays. @throws Problem not_found */
export async function endRollCall(
  school: School,
  rollCallId: string,
  waited: number,
  receivedAt: number = Date.now(),
): Promise<void> {
  const at = new Date(madeAt(waited, receivedAt))
  await school.write(async tx => {
    const [call] = await tx
      .select()
      .from(attendanceRollCalls)
      .where(eq(attendanceRollCalls.id, rollCallId))
      .for('update')
    if (found(call).endedAt) return
    await tx
      .update(attendanceRollCalls)
      .set({ endedAt: at, endedBy: memberOf(school.actor) })
      .where(eq(attendanceRollCalls.id, rollCallId))
    await tx.announce('attendance', rollCallId, { staffOnly: true })
  })
}

/** The latest roll call of the day that had begun by a moment (milliseconds). */
async function rollCallAt(school: School, moment: number): Promise<string | undefined> {
  const [call] = await school.read(q =>
    q
      .select({ id: attendanceRollCalls.id })
      .from(attendanceRollCalls)
      .where(
        and(
          eq(attendanceRollCalls.day, dayAt(school, moment)),
          or(lte(attendanceRollCalls.startedAt, new Date(moment)), isNull(attendanceRollCalls.endedAt)),
        ),
      )
      .orderBy(desc(attendanceRollCalls.startedAt))
      .limit(1),
  )
  return call?.id
}

/** As the school itself, since it is about everybody in the building, whoever begins it. @returns the id of the one under way */
async function begin(school: School, rollCallId: string | undefined, moment: number): Promise<string> {
  const [day, startedAt, startedBy] = [dayAt(school, moment), new Date(moment), memberOf(school.actor)]
  return school.asSystem().write(async tx => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('roll-call:' || ${school.id}, 0))`)
    const [underway] = await tx
      .select({ id: attendanceRollCalls.id })
      .from(attendanceRollCalls)
      .where(
        and(
          eq(attendanceRollCalls.day, day),
          or(
            isNull(attendanceRollCalls.endedAt),
            rollCallId === undefined ? undefined : eq(attendanceRollCalls.id, rollCallId),
          ),
        ),
      )
    if (underway) return underway.id
    const [call] = await tx
      .insert(attendanceRollCalls)
      .values({ ...(rollCallId === undefined ? {} : { id: rollCallId }), day, startedAt, startedBy })
      .returning({ id: attendanceRollCalls.id })
    const { id } = found(call)
    const people = await inBuilding(tx, day)
    if (people.length > 0)
      await tx.insert(attendanceRollEntries).values(people.map(each => ({ rollCallId: id, ...each })))
    await tx.announce('attendance', id, { staffOnly: true })
    return id
  })
}

/** Children who are here and staff in the rooms on a day. A child of two classes is one. */
async function inBuilding(
  tx: Write,
  day: string,
): Promise<{ childId?: string; memberId?: string; classId: string | null }[]> {
  const [children, adults] = await Promise.all([
    tx
      .selectDistinctOn([attendanceDays.childId], { childId: attendanceDays.childId, classId: enrolments.classId })
      .from(attendanceDays)
      .leftJoin(
        enrolments,
        and(
          eq(enrolments.schoolId, attendanceDays.schoolId),
          eq(enrolments.childId, attendanceDays.childId),
          enrolledOn(day),
        ),
      )
      .where(and(eq(attendanceDays.day, day), eq(attendanceDays.state, 'present')))
      .orderBy(attendanceDays.childId, enrolments.classId),
    tx
      .selectDistinctOn([attendanceRooms.memberId], {
        memberId: attendanceRooms.memberId,
        classId: attendanceRooms.classId,
      })
      .from(attendanceRooms)
      .where(and(eq(attendanceRooms.day, day), isNull(attendanceRooms.wentAt)))
      .orderBy(attendanceRooms.memberId),
  ])
  return [...children, ...adults]
}
