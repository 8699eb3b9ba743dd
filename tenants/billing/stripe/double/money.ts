import type Stripe from 'stripe'
import { type Books, plainId, Refusal, there } from './books.ts'
import { type Form, textOf } from './form.ts'
import { refundOf } from './money-objects.ts'

/** Gives the whole of a payment back. @throws Refusal charge_already_refunded */
export function refund(books: Books, form: Form): Stripe.Refund {
  const intent = textOf(form.payment_intent)
  const charge = [...books.state.charges.values()].find(each => plainId(each.payment_intent) === intent && each.paid)
  if (!charge)
    throw new Refusal(404, 'invalid_request_error', 'resource_missing', `No such payment_intent: '${intent}'`)
  if (charge.refunded) throw new Refusal(400, 'invalid_request_error', 'charge_already_refunded')
  const made = refundOf(books, charge, textOf(form.reason))
  charge.amount_refunded = charge.amount
  charge.refunded = true
  books.state.refunds.set(made.id, made)
  books.emit('charge.refunded', charge, books.now(plainId(charge.customer)))
  return made
}

/** The bank of who paid asks for the money back. */
export function dispute(books: Books, chargeId: string): Stripe.Dispute {
  const charge = there(books.state.charges, chargeId, 'charge')
  const made = {
    id: books.id('du'),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: books.now(plainId(charge.customer)),
    currency: charge.currency,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: 'needs_response',
  } as unknown as Stripe.Dispute
  charge.disputed = true
  books.state.disputes.set(made.id, made)
  books.emit('charge.dispute.created', made, made.created)
  return made
}

export function closeDispute(books: Books, id: string, status: 'won' | 'lost'): void {
  const open = there(books.state.disputes, id, 'dispute')
  open.status = status
  books.emit('charge.dispute.closed', open, books.now(plainId(books.state.charges.get(plainId(open.charge))?.customer)))
}
