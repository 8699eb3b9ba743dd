import Stripe from 'stripe'
import { runTransaction } from '#db/client.server.ts'
import { Problem } from '../../problem.ts'
import type { School } from '../../school.server.ts'
import type { Price } from '../prices.ts'
import type { Order } from '../provider.ts'
import { subscriptionOf } from '../subscription.server.ts'
import { priceIdOf } from './catalogue.server.ts'
import { idOf, stripe } from './client.server.ts'
import { readStripe } from './reading.server.ts'
import { isRunning, nextIntervalKey, nextPlanKey } from './snapshot.ts'

/**
 * Another plan or interval from this moment. Stripe bills the difference at once; when the card refuses it, nothing is changed.
 * @throws Problem conflict without a subscription, payment_failed when it could not be paid
 */
export async function changeAtOnce(school: School, order: Order): Promise<void> {
  const { subscription, item } = await runningOf(school)
  const price = await priceIdOf(stripe(), order.price)
  // A new interval begins a new period, for the children there are; within one no child is given back.
  const begins = item.price.recurring?.interval !== order.price.interval
  const quantity = Math.max(1, begins ? order.children : Math.max(order.children, item.quantity ?? 0))
  await paying(() =>
    stripe().subscriptions.update(
      subscription.id,
      {
        items: [{ id: item.id, price, quantity }],
        proration_behavior: 'always_invoice',
        payment_behavior: 'error_if_incomplete',
      },
      { idempotencyKey: `order-${order.id}` },
    ),
  )
  await takeBack(subscription)
  await readStripe(school)
}

/** Another plan or interval, or the end, when the period is over; what is chosen last counts. @throws Problem conflict without a subscription */
export async function changeLater(school: School, next: { price: Price } | { end: 'free' | 'none' }): Promise<void> {
  const { subscription, item } = await runningOf(school)
  if ('end' in next) {
    await releaseSchedule(subscription)
    await stripe().subscriptions.update(subscription.id, {
      cancel_at_period_end: true,
      metadata: { [nextPlanKey]: next.end },
    })
  } else await scheduleNext(subscription, item, next.price)
  await readStripe(school)
}

/** Takes back what was to come with the next period; when nothing was, nothing happens. */
export async function keepAsIs(school: School): Promise<void> {
  const { subscription } = await runningOf(school)
  await takeBack(subscription)
  await readStripe(school)
}

/** The school's subscription as Stripe has it now. @throws Problem conflict without one */
export async function runningOf(school: School) {
  const row = await runTransaction('platform', { readOnly: true }, q => subscriptionOf(q, school.id))
  if (!row?.stripeSubscriptionId) throw new Problem('conflict', 'not subscribed')
  const subscription = await stripe().subscriptions.retrieve(row.stripeSubscriptionId)
  const item = subscription.items.data[0]
  if (!isRunning(subscription) || !item) throw new Problem('conflict', 'not subscribed')
  return { subscription, item }
}

/** Takes back what is to come with the next period, also a day that was set by hand. */
export async function takeBack(subscription: Stripe.Subscription): Promise<void> {
  await releaseSchedule(subscription)
  await stayAfterPeriod(subscription)
}

async function stayAfterPeriod(subscription: Stripe.Subscription): Promise<void> {
  if (subscription.cancel_at_period_end)
    await stripe().subscriptions.update(subscription.id, {
      cancel_at_period_end: false,
      metadata: { [nextPlanKey]: '' },
    })
  // Set by hand in the dashboard: a day instead of the period's end.
  else if (subscription.cancel_at !== null) await stripe().subscriptions.update(subscription.id, { cancel_at: '' })
}

async function releaseSchedule({ schedule }: Stripe.Subscription): Promise<void> {
  const id = idOf(schedule)
  if (id) await stripe().subscriptionSchedules.release(id)
}

/** A schedule of two phases: what is now until the period ends, then one period of the other, from which on it goes on by itself. */
export async function scheduleNext(
  subscription: Stripe.Subscription,
  item: Stripe.SubscriptionItem,
  price: Price,
): Promise<void> {
  await stayAfterPeriod(subscription)
  const id =
    idOf(subscription.schedule) ??
    (await stripe().subscriptionSchedules.create({ from_subscription: subscription.id })).id
  const quantity = item.quantity ?? 1
  const { current_period_start: start_date, current_period_end: end_date } = item
  await stripe().subscriptionSchedules.update(id, {
    end_behavior: 'release',
    proration_behavior: 'none',
    metadata: { [nextPlanKey]: price.plan, [nextIntervalKey]: price.interval },
    phases: [
      { items: [{ price: item.price.id, quantity }], start_date, end_date },
      {
        items: [{ price: await priceIdOf(stripe(), price), quantity }],
        duration: { interval: price.interval, interval_count: 1 },
        proration_behavior: 'none',
      },
    ],
  })
}

async function paying<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError) throw new Problem('payment_failed', error.code)
    throw error
  }
}
