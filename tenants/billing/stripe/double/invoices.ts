import type Stripe from 'stripe'
import { type Books, plainId } from './books.ts'

/** What a line of a bill is about. */
export interface Line {
  amount: number
  description: string
  quantity: number
}

/** A draft of a bill for a subscription, with what was pending for it; final by itself an hour later. */
export function draftInvoice(
  books: Books,
  subscription: Stripe.Subscription,
  reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update',
  lines: Line[],
): Stripe.Invoice {
  const customer = plainId(subscription.customer)
  const now = books.now(customer)
  const own = books.state.pending.filter(each => each.subscription === subscription.id)
  books.state.pending = books.state.pending.filter(each => each.subscription !== subscription.id)
  const all = [...lines, ...own.map(({ amount, description }) => ({ amount, description, quantity: 1 }))]
  const subtotal = all.reduce((sum, { amount }) => sum + amount, 0)
  const percent = books.state.discounts.get(subscription.id) ?? 0
  const discount = Math.round((Math.max(0, subtotal) * percent) / 100)
  const balance = books.state.customers.get(customer)?.balance ?? 0
  const invoice = blank(books, subscription, reason, subtotal, discount)
  invoice.lines.data = all.map(line => lineOf(books, invoice, line))
  // What is over is kept for the next bill, as Stripe does with its customer balance.
  const due = invoice.total + balance
  const held = books.state.customers.get(customer)
  if (held) held.balance = Math.min(0, due)
  invoice.starting_balance = balance
  invoice.ending_balance = Math.min(0, due)
  invoice.amount_due = Math.max(0, due)
  invoice.amount_remaining = invoice.amount_due
  invoice.automatically_finalizes_at = now + 3600
  books.state.invoices.set(invoice.id, invoice)
  subscription.latest_invoice = invoice.id
  books.emit('invoice.created', invoice, now)
  return invoice
}

function blank(
  books: Books,
  subscription: Stripe.Subscription,
  reason: Stripe.Invoice.BillingReason,
  subtotal: number,
  discount: number,
): Stripe.Invoice {
  const customer = books.state.customers.get(plainId(subscription.customer))
  const now = books.now(customer?.id)
  const total = subtotal - discount
  return {
    id: books.id('in'),
    object: 'invoice',
    account_country: 'DE',
    account_name: 'Cubby',
    account_tax_ids: null,
    amount_due: total,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: total,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    automatic_tax: {
      disabled_reason: null,
      enabled: subscription.automatic_tax.enabled,
      liability: null,
      provider: null,
      status: null,
    },
    automatically_finalizes_at: null,
    billing_reason: reason,
    collection_method: 'charge_automatically',
    created: now,
    currency: subscription.currency,
    custom_fields: customer?.invoice_settings.custom_fields ?? null,
    customer: plainId(subscription.customer),
    customer_account: null,
    customer_address: customer?.address ?? null,
    customer_email: customer?.email ?? null,
    customer_name: customer?.name ?? null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [...books.state.taxIds.values()]
      .filter(each => each.customer === customer?.id)
      .map(({ type, value }) => ({ type, value })),
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: now,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: { object: 'list', data: [], has_more: false, url: '/v1/invoices/lines' },
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: now,
    period_start: now,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal,
    subtotal_excluding_tax: subtotal,
    test_clock: customer?.test_clock ?? null,
    total,
    total_discount_amounts: discount > 0 ? [{ amount: discount, discount: 'di_code' }] : [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  }
}

const lineOf = (
  books: Books,
  invoice: Stripe.Invoice,
  { amount, description, quantity }: Line,
): Stripe.InvoiceLineItem => ({
  id: books.id('il'),
  object: 'line_item',
  amount,
  currency: invoice.currency,
  description,
  discount_amounts: [],
  discountable: true,
  discounts: [],
  invoice: invoice.id,
  livemode: false,
  metadata: {},
  parent: null,
  period: { start: invoice.period_start, end: invoice.period_end },
  pretax_credit_amounts: [],
  pricing: null,
  quantity,
  quantity_decimal: null,
  subscription: null,
  subtotal: amount,
  taxes: [],
})
