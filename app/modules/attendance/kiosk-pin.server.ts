import { and, eq, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { kioskPins, kiosks } from '#db/schema/attendance-kiosks.ts'
import { memberOf } from '#tenants/actor.ts'
import { spend } from '#tenants/identity/limits.server.ts'
import { hashSecret, isSecret } from '#tenants/pin-hash.server.ts'
import type { School } from '#tenants/school.server.ts'
import { kioskLockMinutes, mostWrongPins, pinLockMinutes } from './limits.ts'

/** Sets a guardian's PIN in the place of the one before; a lock goes with it. @throws Problem rate_limited */
export async function setPin(school: School, pin: string): Promise<void> {
  const memberId = memberOf(school.actor)
  await spend({ 'kiosk_pin.member': memberId })
  const pinHash = await hashSecret(school, `pin/${memberId}`, pin)
  await school.asSystem().write(tx =>
    tx
      .insert(kioskPins)
      .values({ memberId, pinHash })
      .onConflictDoUpdate({
        target: [kioskPins.schoolId, kioskPins.memberId],
        set: { pinHash, wrongTries: 0, lockedUntil: null },
      }),
  )
}

/** Whether the actor has a PIN; what it is, nobody can say. */
export async function hasPin(school: School): Promise<boolean> {
  const rows = await school.asSystem().read(q =>
    q
      .select({ id: kioskPins.id })
      .from(kioskPins)
      .where(eq(kioskPins.memberId, memberOf(school.actor))),
  )
  return rows.length > 0
}

/**
 * Whose PIN was typed at a kiosk, among the adults of one child. A try is counted before it is looked at, so that a hundred at once
 * are not a hundred tries; a right one gives its count back.
 * @param adults ids of members
 * @returns 'wrong', also where nobody has a PIN; 'locked' for the kiosk or for all who could have meant it; 'several' where two
 *   adults chose the same one, and neither can be told from the other
 */
export async function whosePin(
  inside: School,
  kioskId: string,
  adults: readonly string[],
  pin: string,
): Promise<{ memberId: string } | 'wrong' | 'locked' | 'several'> {
  const tried = await countTry(inside, kioskId, adults)
  if (tried === 'locked') return 'locked'
  const fitting = await Promise.all(
    tried.map(async ({ memberId, pinHash }) => ({
      memberId,
      fits: await isSecret(inside, `pin/${memberId}`, pin, pinHash),
    })),
  )
  const owners = fitting.flatMap(({ memberId, fits }) => (fits ? [memberId] : []))
  const [owner] = owners
  if (!owner) return 'wrong'
  await giveBack(inside, kioskId, tried, owners)
  return owners.length > 1 ? 'several' : { memberId: owner }
}

type Tried = Pick<typeof kioskPins.$inferSelect, 'memberId' | 'pinHash'>

function countTry(inside: School, kioskId: string, adults: readonly string[]): Promise<Tried[] | 'locked'> {
  const inWindow = sql`${kiosks.wrongSince} > now() - make_interval(mins => ${kioskLockMinutes})`
  return inside.write(async tx => {
    const open = await tx
      .update(kiosks)
      .set({
        wrongTries: sql`case when ${inWindow} then ${kiosks.wrongTries} + 1 else 1 end`,
        wrongSince: sql`case when ${inWindow} then ${kiosks.wrongSince} else now() end`,
        lockedUntil: sql`case when ${inWindow} and ${kiosks.wrongTries} + 1 >= ${mostWrongPins}
          then now() + make_interval(mins => ${kioskLockMinutes}) end`,
      })
      .where(and(eq(kiosks.id, kioskId), or(isNull(kiosks.lockedUntil), lte(kiosks.lockedUntil, sql`now()`))))
      .returning({ id: kiosks.id })
    if (open.length === 0) return 'locked'
    const tried = await tx
      .update(kioskPins)
      .set({
        wrongTries: sql`case when ${kioskPins.lockedUntil} is null then ${kioskPins.wrongTries} + 1 else 1 end`,
        lockedUntil: sql`case when ${kioskPins.lockedUntil} is null and ${kioskPins.wrongTries} + 1 >= ${mostWrongPins}
          then now() + make_interval(mins => ${pinLockMinutes}) end`,
      })
      .where(
        and(
          inArray(kioskPins.memberId, [...adults]),
          or(isNull(kioskPins.lockedUntil), lte(kioskPins.lockedUntil, sql`now()`)),
        ),
      )
      .returning({ memberId: kioskPins.memberId, pinHash: kioskPins.pinHash })
    if (tried.length > 0) return tried
    const locked = await tx
      .select({ id: kioskPins.id })
      .from(kioskPins)
      .where(inArray(kioskPins.memberId, [...adults]))
    return locked.length > 0 ? 'locked' : tried
  })
}

/** The owner begins at nought; the others, and the kiosk, are as they were before this try. */
function giveBack(inside: School, kioskId: string, tried: readonly Tried[], owners: readonly string[]): Promise<void> {
  const ids = tried.map(({ memberId }) => memberId)
  return inside.write(async tx => {
    await tx
      .update(kioskPins)
      .set({
        wrongTries: sql`case when ${inArray(kioskPins.memberId, [...owners])} then 0 else greatest(${kioskPins.wrongTries} - 1, 0) end`,
        lockedUntil: null,
      })
      .where(inArray(kioskPins.memberId, ids))
    await tx
      .update(kiosks)
      .set({ wrongTries: sql`greatest(${kiosks.wrongTries} - 1, 0)`, lockedUntil: null })
      .where(and(eq(kiosks.id, kioskId), ne(kiosks.wrongTries, 0)))
  })
}
