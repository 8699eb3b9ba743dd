import type Stripe from 'stripe'
import { type Books, plainId } from './books.ts'

/** One attempt to take a bill's amount. @param refused Stripe's code, or null when it was paid */
export function chargeOf(books: Books, invoice: Stripe.Invoice, refused: string | null): Stripe.Charge {
  const customer = plainId(invoice.customer)
  const amount = invoice.amount_due
  return {
    id: books.id('ch'),
    object: 'charge',
    amount,
    amount_captured: refused === null ? amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: 'CUBBY',
    captured: refused === null,
    created: books.now(customer),
    currency: invoice.currency,
    customer,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: refused,
    failure_message: refused === null ? null : 'Your card was declined.',
    fraud_details: null,
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: refused === null,
    payment_intent: books.id('pi'),
    payment_method: null,
    payment_method_details: null,
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: refused === null ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: null,
  }
}

/** What was paid of a bill by which payment. */
export const paymentOf = (books: Books, invoice: Stripe.Invoice, payment_intent: string): Stripe.InvoicePayment => ({
  id: books.id('inpay'),
  object: 'invoice_payment',
  amount_paid: invoice.amount_due,
  amount_requested: invoice.amount_due,
  created: books.now(plainId(invoice.customer)),
  currency: invoice.currency,
  invoice: invoice.id,
  is_default: true,
  livemode: false,
  payment: { type: 'payment_intent', payment_intent },
  status: 'paid',
  status_transitions: { canceled_at: null, paid_at: books.now(plainId(invoice.customer)) },
})

export const refundOf = (books: Books, charge: Stripe.Charge, reason: string | undefined): Stripe.Refund => ({
  id: books.id('re'),
  object: 'refund',
  amount: charge.amount - charge.amount_refunded,
  balance_transaction: null,
  charge: charge.id,
  created: books.now(plainId(charge.customer)),
  currency: charge.currency,
  customer: charge.customer,
  customer_account: null,
  metadata: {},
  payment_intent: charge.payment_intent,
  payment_method: null,
  reason: reason ?? null,
  receipt_number: null,
  source_transfer_reversal: null,
  status: 'succeeded',
  transfer_reversal: null,
})
