import { and, asc, eq, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { staffPins } from '#db/schema/staff-pins.ts'
import { memberOf } from '../actor.ts'
import { spend } from '../identity/limits.server.ts'
import { hashSecret, isSecret } from '../pin-hash.server.ts'
import type { School } from '../school.server.ts'

/** Wrong tries after which a PIN is not taken for a while. */
export const mostWrongStaffPins = 10
const lockMinutes = 30
const staffRoles = ['owner', 'office', 'teacher'] as const

/** Sets the PIN of one of the staff in the place of the one before; a lock goes with it. @throws Problem rate_limited */
export async function setStaffPin(school: School, pin: string): Promise<void> {
  const memberId = memberOf(school.actor)
  await spend({ 'staff_pin.member': memberId })
  const pinHash = await hashSecret(school, `staff/${memberId}`, pin)
  await school.asSystem().write(tx =>
    tx
      .insert(staffPins)
      .values({ memberId, pinHash })
      .onConflictDoUpdate({
        target: [staffPins.schoolId, staffPins.memberId],
        set: { pinHash, wrongTries: 0, lockedUntil: null },
      }),
  )
}

/** Whether the actor has a PIN; what it is, nobody can say. */
export async function hasStaffPin(school: School): Promise<boolean> {
  const rows = await school.asSystem().read(q =>
    q
      .select({ id: staffPins.id })
      .from(staffPins)
      .where(eq(staffPins.memberId, memberOf(school.actor))),
  )
  return rows.length > 0
}

/** The actor's colleagues who have a PIN and can confirm something beside them, by name. */
export async function colleaguesWithPin(school: School): Promise<{ id: string; name: string }[]> {
  return school.asSystem().read(q =>
    q
      .select({ id: members.id, name: members.name })
      .from(staffPins)
      .innerJoin(members, and(eq(members.schoolId, staffPins.schoolId), eq(members.id, staffPins.memberId)))
      .where(
        and(inArray(members.role, [...staffRoles]), isNull(members.leftAt), ne(members.id, memberOf(school.actor))),
      )
      .orderBy(asc(members.name), asc(members.id)),
  )
}

/**
 * Whether a PIN is that of one of the actor's colleagues, typed on the actor's device. A try is counted before it is looked at, so
 * that a hundred at once are not a hundred tries; a right one sets the count to nought.
 * @returns 'wrong' also for whoever has no PIN, has left or is not of the staff; 'locked' after too many wrong ones
 * @throws Problem rate_limited when the actor has tried too often, whoever's PINs they were
 */
export async function checkStaffPin(
  school: School,
  memberId: string,
  pin: string,
): Promise<'right' | 'wrong' | 'locked'> {
  await spend({ 'staff_pin_try.member': memberOf(school.actor) })
  const inside = school.asSystem()
  const tried = await inside.write(async tx => {
    const [known] = await tx
      .select({ id: staffPins.id })
      .from(staffPins)
      .innerJoin(members, and(eq(members.schoolId, staffPins.schoolId), eq(members.id, staffPins.memberId)))
      .where(and(eq(staffPins.memberId, memberId), inArray(members.role, [...staffRoles]), isNull(members.leftAt)))
    if (!known) return 'wrong'
    const [open] = await tx
      .update(staffPins)
      .set({
        wrongTries: sql`case when ${staffPins.lockedUntil} is null then ${staffPins.wrongTries} + 1 else 1 end`,
        lockedUntil: sql`case when ${staffPins.lockedUntil} is null and ${staffPins.wrongTries} + 1 >= ${mostWrongStaffPins}
          then now() + make_interval(mins => ${lockMinutes}) end`,
      })
      .where(and(eq(staffPins.id, known.id), or(isNull(staffPins.lockedUntil), lte(staffPins.lockedUntil, sql`now()`))))
      .returning({ id: staffPins.id, pinHash: staffPins.pinHash })
    return open ?? 'locked'
  })
  if (typeof tried === 'string') return tried
  if (!(await isSecret(inside, `staff/${memberId}`, pin, tried.pinHash))) return 'wrong'
  await inside.write(tx =>
    tx.update(staffPins).set({ wrongTries: 0, lockedUntil: null }).where(eq(staffPins.id, tried.id)),
  )
  return 'right'
}
