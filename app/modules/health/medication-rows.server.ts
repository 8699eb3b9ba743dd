import { and, desc, eq, gte, inArray, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Queries } from '#db/client.server.ts'
import {
  doses,
  doseWitnesses,
  medicationAnswers,
  medicationEnds,
  medicationOrders,
} from '#db/schema/health-medication.ts'
import { members } from '#db/schema/members.ts'
import type { Sealer } from '#tenants/vault.server.ts'
import type { Dose } from './dose-policy.ts'
import type { MedicationOrder } from './medication.ts'

/** The places that words of orders, of answers and of doses are sealed for. */
export const orderField = (rowId: string) => ({ table: 'health_medication_orders', column: 'words_sealed', rowId })
export const signatureField = (rowId: string) => ({
  ...{ table: 'health_medication_orders', column: 'signature_sealed', rowId },
})
export const answerField = (rowId: string) => ({ table: 'health_medication_answers', column: 'reason_sealed', rowId })
export const doseField = (rowId: string) => ({ table: 'health_doses', column: 'words_sealed', rowId })

const [answerer, ender, giver, witness] = [
  alias(members, 'answerer'),
  alias(members, 'ender'),
  alias(members, 'giver'),
  alias(members, 'witness'),
]

/** Orders with what was said of them, as the reader may see them, the newest first; opened by `openOrders`. */
export const orderRows = (q: Pick<Queries, 'select'>, where: SQL | undefined) =>
  q
    .select({
      order: medicationOrders,
      answer: medicationAnswers,
      end: medicationEnds,
      answeredBy: answerer.name,
      endedBy: ender.name,
    })
    .from(medicationOrders)
    .leftJoin(
      medicationAnswers,
      and(
        eq(medicationAnswers.schoolId, medicationOrders.schoolId),
        eq(medicationAnswers.orderId, medicationOrders.id),
      ),
    )
    .leftJoin(
      medicationEnds,
      and(eq(medicationEnds.schoolId, medicationOrders.schoolId), eq(medicationEnds.orderId, medicationOrders.id)),
    )
    .leftJoin(
      answerer,
      and(eq(answerer.schoolId, medicationAnswers.schoolId), eq(answerer.id, medicationAnswers.answeredBy)),
    )
    .leftJoin(ender, and(eq(ender.schoolId, medicationEnds.schoolId), eq(ender.id, medicationEnds.endedBy)))
    .where(where)
    .orderBy(desc(medicationOrders.createdAt), desc(medicationOrders.id))
export type OrderRow = Awaited<ReturnType<typeof orderRows>>[number]

/** What rows say. @throws VaultRefused, KeyDestroyed */
export const openOrders = (sealer: Sealer, rows: readonly OrderRow[]): Promise<MedicationOrder[]> =>
  Promise.all(
    rows.map(async ({ order, answer, end, answeredBy, endedBy }) => {
      const [words, signature, reason] = await Promise.all([
        sealer.open(orderField(order.id), order.wordsSealed),
        sealer.open(signatureField(order.id), order.signatureSealed),
        answer?.reasonSealed ? sealer.open(answerField(answer.id), answer.reasonSealed) : null,
      ])
      const { id, childId, fromDay, untilDay, expiresOn, hash } = order
      return {
        ...JSON.parse(words),
        ...{ id, childId, fromDay, untilDay, expiresOn, hash },
        signer: order.signerName,
        signedAt: order.createdAt.toISOString(),
        signature: JSON.parse(signature),
        answer: answer && { answer: answer.answer, by: answeredBy ?? '', at: answer.createdAt.toISOString(), reason },
        ended: end && { by: endedBy ?? '', at: end.createdAt.toISOString() },
      }
    }),
  )

/** Entries of the log, the newest first; opened by `openDoses`. */
export const doseRows = (q: Pick<Queries, 'select'>, where: SQL | undefined) => {
  const correction = alias(doses, 'correction')
  return q
    .select({ dose: doses, by: giver.name, witness: witness.name, mistake: correction.id })
    .from(doses)
    .leftJoin(giver, and(eq(giver.schoolId, doses.schoolId), eq(giver.id, doses.writtenBy)))
    .leftJoin(doseWitnesses, and(eq(doseWitnesses.schoolId, doses.schoolId), eq(doseWitnesses.doseId, doses.id)))
    .leftJoin(witness, and(eq(witness.schoolId, doseWitnesses.schoolId), eq(witness.id, doseWitnesses.witnessId)))
    .leftJoin(correction, and(eq(correction.schoolId, doses.schoolId), eq(correction.corrects, doses.id)))
    .where(where)
    .orderBy(desc(doses.at), desc(doses.id))
}
export type DoseRow = Awaited<ReturnType<typeof doseRows>>[number]

/** Of doses: those of the orders since a day (ISO date). */
export const dosesOfOrders = (orderIds: readonly string[], since = '2000-01-01') =>
  and(inArray(doses.orderId, [...orderIds]), gte(doses.day, since))

/** What rows say. @throws VaultRefused, KeyDestroyed */
export const openDoses = (sealer: Sealer, rows: readonly DoseRow[]): Promise<Dose[]> =>
  Promise.all(
    rows.map(async ({ dose, by, witness: witnessName, mistake }) => {
      const { time, reason, off = null } = JSON.parse(await sealer.open(doseField(dose.id), dose.wordsSealed))
      const { id, orderId, childId, kind, day, corrects } = dose
      return {
        ...{ id, orderId, childId, kind, day, corrects, time, reason, off, by: by ?? '', byId: dose.writtenBy },
        at: dose.at.toISOString(),
        witness: witnessName,
        mistaken: mistake !== null,
      }
    }),
  )
