import type Stripe from 'stripe'
import { type Books, plainId, Refusal, there } from './books.ts'
import { collect, finalize, payNow, refusalOf } from './collecting.ts'
import { type Form, formIn, listIn, textOf } from './form.ts'
import { draftInvoice } from './invoices.ts'
import { periodEndAfter } from './period.ts'
import { fullLine, only } from './renewing.ts'

/** What is subscribed to. */
export interface Ordered {
  customer: string
  price: string
  quantity: number
  metadata: Stripe.Metadata
  percentOff: number
}

/** Begins a subscription and bills its first period at once. Without a payment it stays `incomplete`. */
export function subscribe(
  books: Books,
  { customer, price, quantity, metadata, percentOff }: Ordered,
): Stripe.Subscription {
  const now = books.now(customer)
  const subscription = blank(books, customer, there(books.state.prices, price, 'price'), quantity, metadata, now)
  books.state.subscriptions.set(subscription.id, subscription)
  if (percentOff > 0) books.state.discounts.set(subscription.id, percentOff)
  const invoice = draftInvoice(books, subscription, 'subscription_create', [fullLine(only(subscription))])
  books.emit('customer.subscription.created', subscription, now)
  finalize(books, invoice)
  collect(books, invoice)
  return subscription
}

/**
 * Changes a subscription as `POST /v1/subscriptions/:id` does.
 * @throws Refusal card_error with nothing changed, when the difference should be paid at once and is refused
 */
export function updateSubscription(books: Books, id: string, form: Form): Stripe.Subscription {
  const subscription = there(books.state.subscriptions, id, 'subscription')
  if (subscription.status === 'canceled')
    throw new Refusal(404, 'invalid_request_error', 'resource_missing', `No such subscription: '${id}'`)
  changeItem(books, subscription, form)
  const now = books.now(plainId(subscription.customer))
  const ends = textOf(form.cancel_at_period_end)
  if (ends !== undefined && subscription.schedule)
    throw new Refusal(
      400,
      'invalid_request_error',
      'resource_managed',
      'The subscription is managed by the subscription schedule.',
    )
  if (ends !== undefined) {
    subscription.cancel_at_period_end = ends === 'true'
    subscription.cancel_at = ends === 'true' ? only(subscription).current_period_end : null
    subscription.canceled_at = ends === 'true' ? now : null
  }
  if (textOf(form.cancel_at) === '') subscription.cancel_at = null
  for (const [name, value] of Object.entries(formIn(form.metadata)))
    if (value === '') delete subscription.metadata[name]
    else if (typeof value === 'string') subscription.metadata[name] = value
  books.emit('customer.subscription.updated', subscription, now)
  return subscription
}

function changeItem(books: Books, subscription: Stripe.Subscription, form: Form): void {
  const wanted = formIn(listIn(form.items)[0])
  if (Object.keys(wanted).length === 0) return
  const item = only(subscription)
  if (textOf(wanted.id) !== item.id) throw new Refusal(400, 'invalid_request_error', 'resource_missing', 'No such item')
  const customer = plainId(subscription.customer)
  const now = books.now(customer)
  const price = wanted.price === undefined ? item.price : there(books.state.prices, textOf(wanted.price), 'price')
  const quantity = wanted.quantity === undefined ? (item.quantity ?? 1) : Number(wanted.quantity)
  const begins = price.recurring?.interval !== item.price.recurring?.interval
  const how = textOf(form.proration_behavior) ?? 'create_prorations'
  const billed = begins || how === 'always_invoice'
  if (billed && textOf(form.payment_behavior) === 'error_if_incomplete') {
    const refused = refusalOf(books, customer, now)
    if (refused) throw new Refusal(402, 'card_error', refused, 'Your card was declined.')
  }
  if (how !== 'none') prorate(books, subscription, item, begins ? null : price, quantity, now)
  item.price = price
  item.quantity = quantity
  if (begins) {
    subscription.billing_cycle_anchor = now
    item.current_period_start = now
    item.current_period_end = periodEndAfter(now, now, price.recurring?.interval ?? 'month')
  }
  if (!billed) return
  const invoice = draftInvoice(books, subscription, 'subscription_update', begins ? [fullLine(item)] : [])
  finalize(books, invoice)
  if (textOf(form.payment_behavior) === 'error_if_incomplete') payNow(books, invoice)
  else collect(books, invoice)
}

/** Puts the unused part of what was and the rest of what will be on the next bill. @param next null when a new period is billed whole */
function prorate(
  books: Books,
  subscription: Stripe.Subscription,
  item: Stripe.SubscriptionItem,
  next: Stripe.Price | null,
  quantity: number,
  now: number,
): void {
  const rest = (item.current_period_end - now) / (item.current_period_end - item.current_period_start)
  const unused = -Math.round((item.price.unit_amount ?? 0) * (item.quantity ?? 1) * rest)
  const remaining = next ? Math.round((next.unit_amount ?? 0) * quantity * rest) : 0
  const at = subscription.id
  books.state.pending.push({ subscription: at, amount: unused, description: 'Unused time' })
  if (next) books.state.pending.push({ subscription: at, amount: remaining, description: 'Remaining time' })
}

function blank(
  books: Books,
  customer: string,
  price: Stripe.Price,
  quantity: number,
  metadata: Stripe.Metadata,
  now: number,
): Stripe.Subscription {
  const id = books.id('sub')
  const interval = price.recurring?.interval ?? 'month'
  const item: Stripe.SubscriptionItem = {
    id: books.id('si'),
    object: 'subscription_item',
    billing_thresholds: null,
    created: now,
    current_period_end: periodEndAfter(now, now, interval),
    current_period_start: now,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price,
    quantity,
    subscription: id,
    tax_rates: [],
  }
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: now,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: now,
    currency: price.currency,
    customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: { object: 'list', data: [item], has_more: false, url: `/v1/subscription_items?subscription=${id}` },
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: null,
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: now,
    status: 'incomplete',
    test_clock: books.state.customers.get(customer)?.test_clock ?? null,
    transfer_data: null,
    trial_end: null,
    trial_settings: null,
    trial_start: null,
  }
}

const planOf = (price: Stripe.Price): Stripe.Plan => ({
  id: price.id,
  object: 'plan',
  active: true,
  amount: price.unit_amount,
  amount_decimal: null,
  billing_scheme: 'per_unit',
  created: price.created,
  currency: price.currency,
  interval: price.recurring?.interval ?? 'month',
  interval_count: 1,
  livemode: false,
  metadata: price.metadata,
  meter: null,
  nickname: price.nickname,
  product: plainId(price.product),
  tiers_mode: null,
  transform_usage: null,
  trial_period_days: null,
  usage_type: 'licensed',
})
