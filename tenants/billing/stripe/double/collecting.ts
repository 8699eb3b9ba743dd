import type Stripe from 'stripe'
import { type Books, plainId, Refusal } from './books.ts'
import { chargeOf, paymentOf } from './money-objects.ts'

const day = 86_400
/** Days until the next attempt, after the first, second, third. */
const retryDays = [3, 5, 7]

/** Makes a bill final: it has its number and is due. */
export function finalize(books: Books, invoice: Stripe.Invoice): void {
  const now = books.now(plainId(invoice.customer))
  invoice.status = 'open'
  invoice.automatically_finalizes_at = null
  invoice.number = `CUB-${books.state.invoices.size.toString().padStart(4, '0')}`
  invoice.status_transitions.finalized_at = now
  invoice.hosted_invoice_url = `http://invoice.example/${invoice.id}`
  books.emit('invoice.finalized', invoice, now)
}

/** Tries to collect a final bill. @returns null when it is paid, else why the card refused */
export function collect(books: Books, invoice: Stripe.Invoice): string | null {
  const customer = plainId(invoice.customer)
  const now = books.now(customer)
  const refused = invoice.amount_due === 0 ? null : refusalOf(books, customer, now)
  invoice.attempted = true
  if (invoice.amount_due > 0) {
    invoice.attempt_count++
    const charge = chargeOf(books, invoice, refused)
    books.state.charges.set(charge.id, charge)
    if (refused === null) {
      const payment = paymentOf(books, invoice, plainId(charge.payment_intent))
      books.state.payments.set(payment.id, payment)
    }
    books.emit(refused === null ? 'charge.succeeded' : 'charge.failed', charge, now)
  }
  if (refused === null) markPaid(books, invoice, now)
  else markFailed(books, invoice, now)
  return refused
}

/** Takes an open bill's payment now. @throws Refusal card_error when it is refused */
export function payNow(books: Books, invoice: Stripe.Invoice): void {
  const refused = collect(books, invoice)
  if (refused !== null) throw new Refusal(402, 'card_error', refused, 'Your card was declined.')
}

/** Why the customer's card would refuse at a moment; null when it pays. */
export function refusalOf(books: Books, customer: string, now: number): string | null {
  const card = books.state.cards.get(customer)
  if (!card) return 'card_declined'
  return card.expires <= now ? 'expired_card' : card.refuses
}

function markPaid(books: Books, invoice: Stripe.Invoice, now: number): void {
  invoice.status = 'paid'
  invoice.amount_paid = invoice.amount_due
  invoice.amount_remaining = 0
  invoice.next_payment_attempt = null
  invoice.status_transitions.paid_at = now
  books.emit('invoice.paid', invoice, now)
  books.emit('invoice.payment_succeeded', invoice, now)
  const subscription = subscriptionOf(books, invoice)
  if (
    subscription &&
    ['past_due', 'unpaid', 'incomplete'].includes(subscription.status) &&
    !hasOpen(books, subscription.id)
  )
    setStatus(books, subscription, 'active', now)
}

function markFailed(books: Books, invoice: Stripe.Invoice, now: number): void {
  const wait = retryDays[invoice.attempt_count - 1]
  const subscription = subscriptionOf(books, invoice)
  const first = subscription?.status === 'incomplete'
  invoice.next_payment_attempt = wait === undefined || first ? null : now + wait * day
  books.emit('invoice.payment_failed', invoice, now)
  if (!subscription || first) return
  if (wait !== undefined) setStatus(books, subscription, 'past_due', now)
  else if (books.afterLastAttempt === 'cancel') cancelNow(books, subscription, 'payment_failed')
  else setStatus(books, subscription, books.afterLastAttempt, now)
}

/** Ends a subscription at this moment. */
export function cancelNow(
  books: Books,
  subscription: Stripe.Subscription,
  reason: 'cancellation_requested' | 'payment_failed',
): void {
  const now = books.now(plainId(subscription.customer))
  subscription.status = 'canceled'
  subscription.canceled_at ??= now
  subscription.ended_at = now
  subscription.cancellation_details = { comment: null, feedback: null, feedback_option: null, reason }
  for (const invoice of books.state.invoices.values())
    if (plainId(invoice.parent?.subscription_details?.subscription) === subscription.id)
      invoice.next_payment_attempt = null
  books.emit('customer.subscription.deleted', subscription, now)
}

function setStatus(
  books: Books,
  subscription: Stripe.Subscription,
  status: Stripe.Subscription.Status,
  now: number,
): void {
  if (subscription.status === status) return
  subscription.status = status
  books.emit('customer.subscription.updated', subscription, now)
}

const subscriptionOf = (books: Books, { parent }: Stripe.Invoice): Stripe.Subscription | undefined => {
  const found = books.state.subscriptions.get(plainId(parent?.subscription_details?.subscription))
  return found?.status === 'canceled' ? undefined : found
}

const hasOpen = (books: Books, subscription: string): boolean =>
  [...books.state.invoices.values()].some(
    each => each.status === 'open' && plainId(each.parent?.subscription_details?.subscription) === subscription,
  )
