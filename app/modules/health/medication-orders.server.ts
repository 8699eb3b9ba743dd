import { and, asc, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Attachment } from '#app/platform/attachments/attachment.ts'
import { attachmentRows, attachmentsFrom } from '#app/platform/attachments/attachments.server.ts'
import type { Queries } from '#db/client.server.ts'
import { medicationAnswers, medicationEnds, medicationFiles, medicationOrders } from '#db/schema/health-medication.ts'
import { noteLook } from '#tenants/access/access.server.ts'
import { passBrake } from '#tenants/access/brake.server.ts'
import { memberOf } from '#tenants/actor.ts'
import { ownAttachments } from '#tenants/files/attachments.server.ts'
import { publishTo } from '#tenants/files/tags.server.ts'
import { assertDecides } from '#tenants/people/deciding.server.ts'
import { found } from '#tenants/problem.ts'
import { isStaff } from '#tenants/roles.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import type { Dose } from './dose-policy.ts'
import type { MedicationOrder, OrderWords } from './medication.ts'
import { fingerprintOfOrder } from './medication-fingerprint.server.ts'
import { type AnswerInput, type OrderInput, timeFields } from './medication-forms.ts'
import {
  answerField,
  doseRows,
  dosesOfOrders,
  openDoses,
  openOrders,
  orderField,
  orderRows,
  signatureField,
} from './medication-rows.server.ts'
import { momentAt } from './school-clock.server.ts'

/** Why an order is not signed, each about its day. */
export type OrderRefusal = 'past' | 'expired'
/** Why an order is not answered: somebody else said something else, or it is no more. */
export type AnswerRefusal = 'answered' | 'ended' | 'over' | 'expired'

/**
 * Signs an order to give a child a medicine, with the signer's name and the hash of all that it says. Sent twice, it is one.
 * @param now milliseconds
 * @returns null, or why it is refused
 * @throws Problem not_found for a child that the actor does not decide for, or a file that is not theirs
 */
export async function signOrder(
  school: School,
  childId: string,
  input: OrderInput,
  now: number = Date.now(),
): Promise<OrderRefusal | null> {
  const { orderId: id, fromDay, untilDay, expiresOn, mediaIds, way, mark } = input
  const { day: today } = momentAt(school, now)
  const words = wordsOf(input)
  const sealer = await sealFor(school, 'health')
  const memberId = memberOf(school.actor)
  return school.write(async tx => {
    // Whoever has no child of that id hears nothing of days.
    await assertDecides(tx, school, childId)
    if (untilDay < today) return 'past'
    if (expiresOn < today) return 'expired'
    const [known] = await tx
      .select({ childId: medicationOrders.childId, signedBy: medicationOrders.signedBy })
      .from(medicationOrders)
      .where(eq(medicationOrders.id, id))
    if (known) {
      found((known.childId === childId && known.signedBy === memberId) || undefined)
      return null
    }
    const files = await ownAttachments(tx, school, mediaIds)
    const signed = await tx
      .insert(medicationOrders)
      .values({
        ...{ id, childId, fromDay, untilDay, expiresOn, signedBy: memberId, signerName: school.actor.name },
        createdAt: new Date(now),
        wordsSealed: sealer.seal(orderField(id), JSON.stringify(words)),
        signatureSealed: sealer.seal(signatureField(id), JSON.stringify({ way, mark })),
        hash: fingerprintOfOrder({ orderId: id, childId, words, fromDay, untilDay, expiresOn, files }),
      })
      .onConflictDoNothing()
      .returning({ id: medicationOrders.id })
    if (signed.length === 0) return null
    if (files.length > 0) {
      await tx
        .insert(medicationFiles)
        .values(files.map((mediaId, position) => ({ orderId: id, childId, mediaId, position })))
      await publishTo(tx, files, { childIds: [childId] }, school.today())
    }
    await tx.record('health.medication_signed', { orderId: id })
    await tx.announce('health', childId, { childIds: [childId] })
    return null
  })
}

const wordsOf = (input: OrderInput): OrderWords => ({
  ...{ medicine: input.medicine, dose: input.dose, unit: input.unit, how: input.how, why: input.why },
  storage: input.storage ?? null,
  times: [...new Set(timeFields.flatMap(name => input[name] ?? []))].sort(),
  asNeeded:
    input.plan === 'as_needed' ? { mostPerDay: input.mostPerDay ?? 1, leastHours: input.leastHours ?? 24 } : null,
})

/**
 * The staff take an order with its package, or decline it. The same twice is once.
 * @param now milliseconds
 * @throws Problem not_found
 */
export async function answerOrder(
  school: School,
  orderId: string,
  { answer, reason }: Pick<AnswerInput, 'answer' | 'reason'>,
  now: number = Date.now(),
): Promise<AnswerRefusal | null> {
  const sealer = await sealFor(school, 'health')
  const [id, answeredBy, today] = [uuidv7(), memberOf(school.actor), momentAt(school, now).day]
  const reasonSealed = answer === 'declined' ? sealer.seal(answerField(id), reason ?? '') : null
  return school.write(async tx => {
    await oneAfterTheOther(tx, orderId)
    const [row] = await orderRows(tx, eq(medicationOrders.id, orderId))
    const { order, end, answer: before } = found(row)
    if (before) return before.answer === answer ? null : 'answered'
    if (end) return 'ended'
    if (order.untilDay < today) return 'over'
    if (answer === 'accepted' && order.expiresOn < today) return 'expired'
    const { childId } = order
    await tx
      .insert(medicationAnswers)
      .values({ id, orderId, childId, answer, reasonSealed, answeredBy, createdAt: new Date(now) })
    await tx.record('health.medication_answered', { orderId })
    await tx.announce('health', childId, { childIds: [childId] })
    return null
  })
}

/** A guardian who decides ends an order, from this moment. A second time changes nothing. @throws Problem not_found */
export async function endOrder(school: School, orderId: string): Promise<{ childId: string }> {
  return school.write(async tx => {
    await oneAfterTheOther(tx, orderId)
    const childId = await childOf(tx, orderId)
    await assertDecides(tx, school, childId)
    const ended = await tx
      .insert(medicationEnds)
      .values({ orderId, childId, endedBy: memberOf(school.actor) })
      .onConflictDoNothing()
      .returning({ id: medicationEnds.id })
    if (ended.length > 0) await tx.record('health.medication_ended', { orderId })
    await tx.announce('health', childId, { childIds: [childId] })
    return { childId }
  })
}

/** What is said of one order waits for the other: no dose slips in while it ends, and none is given twice. */
export const oneAfterTheOther = (tx: Pick<Write, 'execute'>, orderId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('medication:' || ${orderId}, 0))`)

/**
 * A child's orders with the log of each, the newest first. Staff leave a look; the page has asked for the reason (`openSensitive`).
 * @throws Problem not_found for a child out of the actor's sight; braked
 */
export async function ordersOf(school: School, childId: string): Promise<MedicationOrder[]> {
  await passBrake(school, [childId])
  const sealer = await sealFor(school, 'health')
  return openOrders(sealer, await looking(school, childId, q => orderRows(q, eq(medicationOrders.childId, childId))))
}

/** An order with its files and its whole log, the newest entry first. */
export interface OrderWithLog {
  order: MedicationOrder
  files: Attachment[]
  log: Dose[]
}

/** One order with its log; a look, too. @throws Problem not_found, braked */
export async function orderWithLog(school: School, childId: string, orderId: string): Promise<OrderWithLog> {
  await passBrake(school, [childId])
  const sealer = await sealFor(school, 'health')
  const [rows, log, files] = await looking(school, childId, q =>
    Promise.all([
      orderRows(q, and(eq(medicationOrders.id, orderId), eq(medicationOrders.childId, childId))),
      doseRows(q, dosesOfOrders([orderId])),
      filesOf(q, orderId),
    ]),
  )
  const [order] = await openOrders(sealer, rows)
  const attachments = await attachmentsFrom(school, files.rows)
  return {
    order: found(order),
    files: files.mediaIds.flatMap(id => attachments.get(id) ?? []),
    log: await openDoses(sealer, log),
  }
}

async function filesOf(q: Queries, orderId: string) {
  const places = await q
    .select({ mediaId: medicationFiles.mediaId })
    .from(medicationFiles)
    .where(eq(medicationFiles.orderId, orderId))
    .orderBy(asc(medicationFiles.position))
  const mediaIds = places.map(({ mediaId }) => mediaId)
  return { mediaIds, rows: mediaIds.length > 0 ? await attachmentRows(q, mediaIds) : [] }
}

/** Reads, and for staff writes the look down in the same transaction. */
async function looking<Rows>(school: School, childId: string, read: (q: Queries) => Promise<Rows>): Promise<Rows> {
  if (!isStaff(school.actor.role)) return school.read(read)
  return school.write(async tx => {
    const [rows] = await Promise.all([read(tx), noteLook(tx, school, [childId], 'medication')])
    return rows
  })
}

/** Of which child an order is. @throws Problem not_found */
export const childOfOrder = (school: School, orderId: string): Promise<string> => school.read(q => childOf(q, orderId))

async function childOf(q: Pick<Queries, 'select'>, orderId: string): Promise<string> {
  const [row] = await q
    .select({ childId: medicationOrders.childId })
    .from(medicationOrders)
    .where(eq(medicationOrders.id, orderId))
  return found(row).childId
}
