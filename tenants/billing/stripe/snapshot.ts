import type Stripe from 'stripe'
import { Temporal } from 'temporal-polyfill'
import { isPaidPlan } from '../../plans.ts'
import { addDays } from '../lifecycle.ts'
import { currencies, intervals } from '../prices.ts'
import type { SubscriptionEnd, SubscriptionRow, SubscriptionSnapshot } from '../subscription.server.ts'

/** What Stripe has of one school at a moment. */
export interface StripeBooks {
  /** All there have been, with their schedules. */
  subscriptions: Stripe.Subscription[]
  /** Of every subscription; those not paid yet. */
  openInvoices: Stripe.Invoice[]
}

const running = new Set(['active', 'trialing', 'past_due', 'unpaid', 'paused'])
/** One that is paid, or ought to be. What waits for its very first payment has not begun. */
export const isRunning = ({ status }: Stripe.Subscription): boolean => running.has(status)

/**
 * The subscription that counts, and those that must not be beside it. The oldest counts, so that whoever looks, with whatever they knew
 * before, comes to the same: two who look at once must not undo each other's choice.
 */
export function chosenOf({ subscriptions }: StripeBooks): {
  kept: Stripe.Subscription | null
  others: Stripe.Subscription[]
} {
  const [kept = null, ...others] = subscriptions
    .filter(isRunning)
    .sort((a, b) => a.created - b.created || a.id.localeCompare(b.id))
  return { kept, others }
}

/** What about a subscription cannot be understood: its price is none of ours. */
export class UnknownPrice extends Error {
  override name = 'UnknownPrice'
}

/**
 * A running subscription in our own terms. Plan and price are what its Price says, never today's list.
 * @throws UnknownPrice when the price was not made by `npm run billing`, or not with the same metadata
 */
export function snapshotOf(
  subscription: Stripe.Subscription,
  openInvoices: readonly Stripe.Invoice[],
  timeZone: string,
): SubscriptionSnapshot {
  const item = subscription.items.data[0]
  const price = item?.price
  const plan = price?.metadata.plan ?? ''
  const interval = intervals.find(each => each === price?.recurring?.interval)
  const currency = currencies.find(each => each === price?.currency.toUpperCase())
  const isOne = subscription.items.data.length === 1 && price?.recurring?.interval_count === 1
  if (!item || !isOne || !isPaidPlan(plan) || !interval || !currency || price.unit_amount === null)
    throw new UnknownPrice(price?.id)
  return {
    provider: 'stripe',
    plan,
    interval,
    currency,
    perChild: price.unit_amount,
    pricedSince: price.metadata.since ?? dayOf(price.created, timeZone),
    children: item.quantity ?? 0,
    periodStart: dayOf(item.current_period_start, timeZone),
    periodEnd: dayOf(item.current_period_end, timeZone),
    overdueSince: overdueSince(subscription, openInvoices, timeZone),
    next: nextOf(subscription),
    stripeCustomerId: typeof subscription.customer === 'string' ? subscription.customer : subscription.customer.id,
    stripeSubscriptionId: subscription.id,
  }
}

/**
 * How the subscription that the school had is over. One that ran out was paid to its end; one that was ended at once, until that day; one
 * that Stripe gave up for want of payment, until the period that was not paid.
 */
export function endOf(had: SubscriptionRow, { subscriptions }: StripeBooks, timeZone: string): SubscriptionEnd {
  const over = subscriptions.find(({ id }) => id === had.stripeSubscriptionId)
  const into = over?.metadata[nextPlanKey] === 'free' ? ('free' as const) : ('none' as const)
  if (over?.cancellation_details?.reason === 'payment_failed' && had.overdueSince !== null)
    return { lastDay: addDays(had.periodStart, -1), into }
  if (!over || over.ended_at === null) return { lastDay: addDays(had.periodEnd, -1), into }
  const item = over.items.data[0]
  const ranOut = item !== undefined && over.ended_at >= item.current_period_end
  const day = dayOf(over.ended_at, timeZone)
  return { lastDay: ranOut ? addDays(day, -1) : day, into }
}

/** Metadata of a subscription or schedule by which we know what an owner wants next. */
export const nextPlanKey = 'next_plan'
export const nextIntervalKey = 'next_interval'

function nextOf(subscription: Stripe.Subscription): SubscriptionSnapshot['next'] {
  if (subscription.cancel_at_period_end || subscription.cancel_at !== null)
    return { plan: subscription.metadata[nextPlanKey] === 'free' ? 'free' : 'none', interval: null }
  const { schedule } = subscription
  if (!schedule || typeof schedule === 'string' || schedule.status !== 'active') return null
  const last = schedule.phases.at(-1)
  if (!last || last.start_date <= (schedule.current_phase?.start_date ?? last.start_date)) return null
  const plan = schedule.metadata?.[nextPlanKey] ?? ''
  const interval = intervals.find(each => each === schedule.metadata?.[nextIntervalKey])
  return isPaidPlan(plan) && interval ? { plan, interval } : null
}

/** The day after the oldest bill was due that Stripe tried to collect in vain. One whose payment is still on its way is not late. */
function overdueSince(
  { id, status, latest_invoice, items }: Stripe.Subscription,
  openInvoices: readonly Stripe.Invoice[],
  timeZone: string,
): string | null {
  if (status !== 'past_due' && status !== 'unpaid') return null
  const due = openInvoices
    .filter(invoice => invoice.amount_remaining > 0 && invoice.attempted && subscriptionOfInvoice(invoice) === id)
    .map(invoice => invoice.due_date ?? invoice.status_transitions.finalized_at ?? invoice.created)
    .sort((a, b) => a - b)[0]
  if (due !== undefined) return addDays(dayOf(due, timeZone), 1)
  // Somebody wrote the bill off, or it was not read along: then the period is what is not paid.
  return latest_invoice === null ? null : addDays(dayOf(items.data[0]?.current_period_start ?? 0, timeZone), 1)
}

/** The subscription that an invoice is of, if any. */
export function subscriptionOfInvoice({ parent }: Stripe.Invoice): string | null {
  const subscription = parent?.subscription_details?.subscription
  return typeof subscription === 'string' ? subscription : (subscription?.id ?? null)
}

/** The day on which a moment of Stripe's, in seconds, is at the school. */
export const dayOf = (seconds: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString()
