import { and, eq, inArray } from 'drizzle-orm'
import { doses, doseWitnesses, medicationOrders } from '#db/schema/health-medication.ts'
import { members } from '#db/schema/members.ts'
import { memberOf } from '#tenants/actor.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import { checkStaffPin } from '#tenants/people/staff-pin.server.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { enqueue } from '#workers/job.ts'
import { type DoseRefusal, minutesOff, refusalOf, witnessMinutes, witnessUntil } from './dose-policy.ts'
import type { DoseInput, MistakeInput, WitnessInput } from './medication-forms.ts'
import { witnessDueJob } from './medication-jobs.ts'
import { oneAfterTheOther } from './medication-orders.server.ts'
import { doseField, doseRows, dosesOfOrders, openDoses, openOrders, orderRows } from './medication-rows.server.ts'
import { daysAfter, momentAt } from './school-clock.server.ts'

/** Why somebody's PIN does not confirm a dose. */
export type WitnessRefusal = 'same_person' | 'late' | 'confirmed' | 'mistaken' | 'wrong' | 'locked'

/**
 * Logs a dose by the order, or that it was not given; whoever is signed in has given it. Sent twice, it is one; of two people
 * who give at once the second is told that it was given already.
 * @param now milliseconds
 * @returns null, or why it is refused
 * @throws Problem not_found for an order out of the actor's sight
 */
export async function logDose(
  school: School,
  orderId: string,
  { doseId: id, kind, time: asked, reason, anyway }: DoseInput,
  now: number = Date.now(),
): Promise<DoseRefusal | null> {
  const sealer = await sealFor(school, 'health')
  const moment = momentAt(school, now)
  return school.write(async tx => {
    await oneAfterTheOther(tx, orderId)
    const [[row], [known]] = await Promise.all([
      orderRows(tx, eq(medicationOrders.id, orderId)),
      tx.select({ orderId: doses.orderId }).from(doses).where(eq(doses.id, id)),
    ])
    const { childId } = found(row).order
    if (known) {
      found(known.orderId === orderId || undefined)
      return null
    }
    const [order] = await openOrders(sealer, row ? [row] : [])
    const log = await openDoses(sealer, await doseRows(tx, dosesOfOrders([orderId], daysAfter(moment.day, -1))))
    const time = order?.asNeeded ? null : (asked ?? null)
    const refused = refusalOf(found(order), log, moment, {
      ...{ kind, time, anyway: anyway !== undefined, reason: reason ?? null },
    })
    if (refused) return refused
    const words = { time, reason: reason ?? null, off: kind === 'given' ? minutesOff(time, moment.clock) : null }
    await tx.insert(doses).values({
      ...{ id, orderId, childId, kind, at: new Date(now), day: moment.day, writtenBy: memberOf(school.actor) },
      wordsSealed: sealer.seal(doseField(id), JSON.stringify(words)),
    })
    await tx.record('health.dose_logged', { doseId: id })
    if (kind === 'given')
      await enqueue(tx, witnessDueJob, { doseId: id }, new Date(now + witnessMinutes * 60_000 + 1_000))
    await tx.announce('health', childId, { childIds: [childId] })
    return null
  })
}

/**
 * A second person confirms by their PIN, on the device of whoever gave the dose, that they were there; once, within five minutes.
 * The row is the school's own, so that nobody confirms in a colleague's name without that PIN.
 * @param now milliseconds
 * @throws Problem not_found for a dose out of the actor's sight, or an entry that is none
 */
export async function confirmDose(
  school: School,
  doseId: string,
  { witnessId, pin }: WitnessInput,
  now: number = Date.now(),
): Promise<WitnessRefusal | null> {
  memberOf(school.actor)
  const inside = school.asSystem()
  const [[row], [before]] = await Promise.all([
    school.read(q => doseRows(q, and(eq(doses.id, doseId), eq(doses.kind, 'given')))),
    inside.read(q => q.select().from(doseWitnesses).where(eq(doseWitnesses.doseId, doseId))),
  ])
  const { dose, mistake } = found(row)
  if (witnessId === dose.writtenBy) return 'same_person'
  if (before) return before.witnessId === witnessId ? null : 'confirmed'
  if (mistake) return 'mistaken'
  if (now > witnessUntil({ at: dose.at.toISOString() })) return 'late'
  const answer = await checkStaffPin(school, witnessId, pin).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'rate_limited') return 'locked' as const
    throw error
  })
  if (answer !== 'right') return answer
  const { childId, writtenBy: givenBy } = dose
  return inside.write(async tx => {
    const kept = await tx
      .insert(doseWitnesses)
      .values({ doseId, childId, givenBy, witnessId })
      .onConflictDoNothing()
      .returning({ id: doseWitnesses.id })
    if (kept.length > 0) await tx.announce('health', childId, { childIds: [childId] })
    return kept.length > 0 ? null : 'confirmed'
  })
}

/** Takes back an entry that was a mistake: by one of its own, with a reason; nothing is overwritten. A second time changes nothing. @throws Problem not_found */
export async function takeBackDose(
  school: School,
  doseId: string,
  { entryId: id, reason }: MistakeInput,
  now: number = Date.now(),
): Promise<{ orderId: string }> {
  const sealer = await sealFor(school, 'health')
  return school.write(async tx => {
    const [dose] = await tx
      .select()
      .from(doses)
      .where(and(eq(doses.id, doseId), inArray(doses.kind, ['given', 'not_given'])))
    const { orderId, childId } = found(dose)
    const kept = await tx
      .insert(doses)
      .values({
        ...{ id, orderId, childId, kind: 'mistake', corrects: doseId, writtenBy: memberOf(school.actor) },
        ...{ at: new Date(now), day: momentAt(school, now).day },
        wordsSealed: sealer.seal(doseField(id), JSON.stringify({ time: null, reason })),
      })
      .onConflictDoNothing()
      .returning({ id: doses.id })
    if (kept.length > 0) await tx.record('health.dose_logged', { doseId: id })
    await tx.announce('health', childId, { childIds: [childId] })
    return { orderId }
  })
}

/** Tells the head of a dose that no second person has confirmed in time; nobody when it was, or was a mistake. */
export async function tellUnwitnessed(school: School, doseId: string): Promise<void> {
  const [[row], [witness], heads] = await school.read(q =>
    Promise.all([
      doseRows(q, and(eq(doses.id, doseId), eq(doses.kind, 'given'))),
      q.select({ id: doseWitnesses.id }).from(doseWitnesses).where(eq(doseWitnesses.doseId, doseId)),
      q.select({ id: members.id }).from(members).where(eq(members.role, 'owner')),
    ]),
  )
  if (!row || row.mistake || witness) return
  const ids = heads.map(({ id }) => id)
  await notify(school, ids, 'health.dose_unwitnessed', doseId)
}

/** Of which child and order an entry is. @throws Problem not_found */
export async function placeOfDose(school: School, doseId: string): Promise<{ childId: string; orderId: string }> {
  const [row] = await school.read(q =>
    q.select({ childId: doses.childId, orderId: doses.orderId }).from(doses).where(eq(doses.id, doseId)),
  )
  return found(row)
}
