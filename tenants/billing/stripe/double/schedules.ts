import type Stripe from 'stripe'
import { type Books, plainId, there } from './books.ts'
import { type Form, formIn, listIn, textOf } from './form.ts'
import { periodEndAfter } from './period.ts'
import { only } from './renewing.ts'

/** A schedule with one phase: what the subscription has, until its period ends. */
export function scheduleFrom(books: Books, subscriptionId: string | undefined): Stripe.SubscriptionSchedule {
  const subscription = there(books.state.subscriptions, subscriptionId, 'subscription')
  const item = only(subscription)
  const schedule = blank(books, subscription)
  schedule.phases = [
    phase(subscription, item.price.id, item.quantity ?? 1, item.current_period_start, item.current_period_end),
  ]
  subscription.schedule = schedule.id
  books.state.schedules.set(schedule.id, schedule)
  return schedule
}

/** Changes phases and metadata of a schedule. */
export function updateSchedule(books: Books, id: string, form: Form): Stripe.SubscriptionSchedule {
  const schedule = there(books.state.schedules, id, 'subscription_schedule')
  const subscription = there(books.state.subscriptions, plainId(schedule.subscription), 'subscription')
  const phases = listIn(form.phases).map(formIn)
  if (phases.length > 0) {
    schedule.phases = []
    for (const each of phases) {
      const [wanted] = listIn(each.items).map(formIn)
      const price = there(books.state.prices, textOf(wanted?.price), 'price')
      const start = Number(textOf(each.start_date) ?? schedule.phases.at(-1)?.end_date)
      const end = Number(textOf(each.end_date) ?? periodEndAfter(start, start, price.recurring?.interval ?? 'month'))
      schedule.phases.push(phase(subscription, price.id, Number(textOf(wanted?.quantity) ?? 1), start, end))
    }
  }
  for (const [name, value] of Object.entries(formIn(form.metadata)))
    schedule.metadata = { ...schedule.metadata, [name]: textOf(value) ?? '' }
  books.emit('subscription_schedule.updated', schedule, books.now(plainId(schedule.customer)))
  return schedule
}

/** Lets a subscription go on by itself. */
export function releaseSchedule(books: Books, id: string): Stripe.SubscriptionSchedule {
  const schedule = there(books.state.schedules, id, 'subscription_schedule')
  const subscription = books.state.subscriptions.get(plainId(schedule.subscription))
  const now = books.now(plainId(schedule.customer))
  schedule.status = 'released'
  schedule.released_at = now
  schedule.released_subscription = subscription?.id ?? null
  schedule.subscription = null
  if (subscription) subscription.schedule = null
  books.emit('subscription_schedule.released', schedule, now)
  if (subscription) books.emit('customer.subscription.updated', subscription, now)
  return schedule
}

function blank(books: Books, subscription: Stripe.Subscription): Stripe.SubscriptionSchedule {
  const { current_period_start: start_date, current_period_end: end_date } = only(subscription)
  return {
    id: books.id('sub_sched'),
    object: 'subscription_schedule',
    application: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    canceled_at: null,
    completed_at: null,
    created: books.now(plainId(subscription.customer)),
    current_phase: { start_date, end_date },
    customer: plainId(subscription.customer),
    customer_account: null,
    default_settings: {
      application_fee_percent: null,
      billing_cycle_anchor: 'automatic',
      billing_thresholds: null,
      collection_method: 'charge_automatically',
      default_payment_method: null,
      description: null,
      invoice_settings: {
        account_tax_ids: null,
        custom_fields: null,
        days_until_due: null,
        description: null,
        footer: null,
        issuer: { type: 'self' },
      },
      on_behalf_of: null,
      transfer_data: null,
    },
    end_behavior: 'release',
    livemode: false,
    metadata: {},
    pause_schedules: [],
    phases: [],
    released_at: null,
    released_subscription: null,
    status: 'active',
    subscription: subscription.id,
    test_clock: null,
  }
}

const phase = (
  { currency }: Stripe.Subscription,
  price: string,
  quantity: number,
  start_date: number,
  end_date: number,
): Stripe.SubscriptionSchedule.Phase => ({
  add_invoice_items: [],
  application_fee_percent: null,
  billing_cycle_anchor: null,
  billing_thresholds: null,
  collection_method: null,
  currency,
  default_payment_method: null,
  description: null,
  discounts: [],
  end_date,
  invoice_settings: null,
  items: [{ billing_thresholds: null, discounts: [], metadata: {}, plan: price, price, quantity, tax_rates: [] }],
  metadata: {},
  on_behalf_of: null,
  proration_behavior: 'none',
  start_date,
  transfer_data: null,
  trial_end: null,
})
