import Stripe from 'stripe'
import type { School } from '../../school.server.ts'
import { idOf, isMissing, stripe } from './client.server.ts'
import { note } from './notes.server.ts'

/**
 * Undoes a subscription that runs beside the school's own, as when two owners have paid at once: what was paid is given back, then it is
 * cancelled. In this order, since a cancelled one is not looked at again; each step done twice is done once.
 */
export async function undoSecond(school: School, second: Stripe.Subscription): Promise<void> {
  const refunded = await refundAll(second.id)
  try {
    await stripe().subscriptions.cancel(second.id, { invoice_now: false, prorate: false })
  } catch (error) {
    // Another process was faster.
    if (!isMissing(error)) throw error
  }
  await note(school.id, 'second_undone', second.id, {
    subscription: second.id,
    amount: String(refunded),
    currency: second.currency,
  })
}

/** @returns how much was paid for the subscription, in hundredths */
async function refundAll(subscription: string): Promise<number> {
  let sum = 0
  const paid = await stripe()
    .invoices.list({ subscription, status: 'paid', limit: 100, expand: ['data.payments'] })
    .autoPagingToArray({ limit: 1000 })
  for (const { payments } of paid)
    for (const { status, amount_paid, payment } of payments?.data ?? []) {
      const intent = idOf(payment.payment_intent)
      if (status !== 'paid' || !intent) continue
      await refund(intent)
      sum += amount_paid ?? 0
    }
  return sum
}

async function refund(payment_intent: string): Promise<void> {
  try {
    await stripe().refunds.create(
      { payment_intent, reason: 'duplicate' },
      { idempotencyKey: `second-${payment_intent}` },
    )
  } catch (error) {
    const done = error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'charge_already_refunded'
    if (!done) throw error
  }
}
