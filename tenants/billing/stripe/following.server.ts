import { runTransaction } from '#db/client.server.ts'
import type { School } from '../../school.server.ts'
import { isMissing, stripe } from './client.server.ts'
import { sendChangedDetails } from './customer.server.ts'
import { followStripeJob } from './event-types.ts'
import { forgetOldEvents, settleEvents, waitingEvents } from './events.server.ts'
import { note } from './notes.server.ts'
import { readStripe } from './reading.server.ts'

/** So many times a job reads again because more has come; then another job goes on. */
const mostRounds = 5

type Waiting = Awaited<ReturnType<typeof waitingEvents>>[number]

/** Follows what Stripe has told of a school: reads anew, then marks the events that had come before. */
export async function followStripe(school: School, now: Date = new Date()): Promise<void> {
  for (let round = 0; round < mostRounds; round++) {
    const waiting = await runTransaction('platform', { readOnly: true }, q => waitingEvents(q, school.id))
    if (waiting.length > 0) await readStripe(school, now)
    for (const event of waiting) await noteMoney(school.id, event)
    if (
      !(await settleEvents(
        school.id,
        waiting.map(({ id }) => id),
      ))
    )
      return
  }
  await school.asSystem().write(tx => tx.enqueue(followStripeJob, {}))
}

/**
 * Compares a school with Stripe and puts right what is otherwise; an operator finds what it was. Nothing is otherwise while messages come:
 * this is for those that never did.
 * @returns names of what was otherwise
 */
export async function reconcile(school: School, now: Date = new Date()): Promise<string[]> {
  await sendChangedDetails(school)
  const waiting = await runTransaction('platform', { readOnly: true }, q => waitingEvents(q, school.id))
  const otherwise = await readStripe(school, now)
  if (otherwise.length > 0)
    await note(school.id, 'repaired', now.toISOString(), {
      fields: otherwise.join(','),
      waiting: String(waiting.length),
    })
  for (const event of waiting) await noteMoney(school.id, event)
  await settleEvents(
    school.id,
    waiting.map(({ id }) => id),
  )
  await forgetOldEvents()
  return otherwise
}

/** Refunds and disputes change no plan; an operator reads of them, as they stand now and not as the message has it. */
async function noteMoney(schoolId: string, { type, objectId }: Waiting): Promise<void> {
  if (!objectId) return
  try {
    if (type === 'charge.refunded') await noteRefund(schoolId, objectId)
    else if (type.startsWith('charge.dispute.')) await noteDispute(schoolId, objectId)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

async function noteRefund(schoolId: string, charge: string): Promise<void> {
  const { amount_refunded, currency } = await stripe().charges.retrieve(charge)
  const refunded = String(amount_refunded)
  await note(schoolId, 'refunded', `${charge} ${refunded}`, { charge, amount: refunded, currency })
}

async function noteDispute(schoolId: string, dispute: string): Promise<void> {
  const { status, reason, amount, currency } = await stripe().disputes.retrieve(dispute)
  await note(schoolId, 'disputed', `${dispute} ${status}`, {
    dispute,
    status,
    reason,
    amount: String(amount),
    currency,
  })
}
