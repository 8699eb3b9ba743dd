import type Stripe from 'stripe'
import { type Books, plainId } from './books.ts'
import { cancelNow } from './collecting.ts'
import { draftInvoice, type Line } from './invoices.ts'
import { periodEndAfter } from './period.ts'

/** What happens when a subscription's period is over: its end, or the next period with its bill, by what its schedule says. */
export function renew(books: Books, subscription: Stripe.Subscription): void {
  const item = only(subscription)
  if (subscription.cancel_at !== null || subscription.cancel_at_period_end)
    cancelNow(books, subscription, 'cancellation_requested')
  else begin(books, subscription, item)
}

function begin(books: Books, subscription: Stripe.Subscription, item: Stripe.SubscriptionItem): void {
  const begins = item.current_period_end
  enterPhase(books, subscription, begins)
  item.current_period_start = begins
  item.current_period_end = periodEndAfter(
    begins,
    subscription.billing_cycle_anchor,
    item.price.recurring?.interval ?? 'month',
  )
  draftInvoice(books, subscription, 'subscription_cycle', [fullLine(item)])
  books.emit('customer.subscription.updated', subscription, begins)
}

/** Takes over what the schedule has for this moment, and lets go of a schedule that has nothing more. */
function enterPhase(books: Books, subscription: Stripe.Subscription, now: number): void {
  const schedule = books.state.schedules.get(plainId(subscription.schedule))
  if (schedule?.status !== 'active') return
  const phase = schedule.phases.find(each => each.start_date <= now && now < each.end_date)
  if (!phase) {
    schedule.status = 'released'
    schedule.released_at = now
    schedule.released_subscription = subscription.id
    schedule.subscription = null
    schedule.current_phase = null
    subscription.schedule = null
    books.emit('subscription_schedule.released', schedule, now)
    return
  }
  const [wanted] = phase.items
  const item = only(subscription)
  const price = books.state.prices.get(plainId(wanted?.price as string))
  if (price && price.id !== item.price.id) {
    if (price.recurring?.interval !== item.price.recurring?.interval) subscription.billing_cycle_anchor = now
    item.price = price
    item.quantity = wanted?.quantity ?? item.quantity ?? 1
  }
  schedule.current_phase = { start_date: phase.start_date, end_date: phase.end_date }
  books.emit('subscription_schedule.updated', schedule, now)
}

/** The one item that our subscriptions have. */
export function only(subscription: Stripe.Subscription): Stripe.SubscriptionItem {
  const [item] = subscription.items.data
  if (!item) throw new Error(`${subscription.id} has no item`)
  return item
}

/** A whole period of what is subscribed. */
export const fullLine = ({ price, quantity = 1 }: Stripe.SubscriptionItem): Line => ({
  amount: (price.unit_amount ?? 0) * quantity,
  description: `${quantity} × ${price.nickname ?? price.id}`,
  quantity,
})
