import type Stripe from 'stripe'
import { type Books, type Card, plainId, Refusal, there } from './books.ts'
import { type Form, formIn, listIn, textOf, texts } from './form.ts'
import { subscribe } from './subscriptions.ts'

/** A session of Checkout for a subscription. */
export function openSession(books: Books, form: Form, origin: string): Stripe.Checkout.Session {
  const customer = there(books.state.customers, textOf(form.customer), 'customer')
  const [line] = listIn(form.line_items).map(formIn)
  const price = there(books.state.prices, textOf(line?.price), 'price')
  const quantity = Number(textOf(line?.quantity) ?? 1)
  if (!Number.isInteger(quantity) || quantity < 1)
    throw new Refusal(400, 'invalid_request_error', 'parameter_invalid_integer', 'Invalid quantity')
  const id = books.id('cs_test')
  const amount = (price.unit_amount ?? 0) * quantity
  const session = blank(books, id, customer.id, price.currency, amount, form)
  session.url = `${origin}/pay/${id}`
  books.state.sessions.set(id, session)
  const metadata = texts(formIn(formIn(form.subscription_data).metadata))
  books.state.orders.set(id, { price: price.id, quantity, metadata })
  return session
}

/**
 * What happens when somebody presses "Subscribe" on the payment page.
 * @param code of a promotion, as typed
 * @throws Refusal card_error when the card refuses: the session stays open
 */
export function completeSession(books: Books, id: string, card: Card, code = ''): Stripe.Checkout.Session {
  const session = there(books.state.sessions, id, 'checkout.session')
  const order = there(books.state.orders, id, 'order')
  if (session.status !== 'open') throw new Refusal(400, 'invalid_request_error', 'checkout_session_closed')
  const percentOff = code === '' ? 0 : books.codes.get(code)
  if (percentOff === undefined)
    throw new Refusal(400, 'invalid_request_error', 'promotion_code_invalid', 'This code is not valid.')
  if (card.refuses) throw new Refusal(402, 'card_error', card.refuses, 'Your card was declined.')
  const customer = plainId(session.customer)
  books.state.cards.set(customer, card)
  const subscription = subscribe(books, { customer, ...order, percentOff })
  session.status = 'complete'
  session.payment_status = 'paid'
  session.subscription = subscription.id
  session.invoice = plainId(subscription.latest_invoice)
  session.url = null
  books.emit('checkout.session.completed', session, books.now(customer))
  return session
}

export function expireSession(books: Books, id: string): Stripe.Checkout.Session {
  const session = there(books.state.sessions, id, 'checkout.session')
  if (session.status !== 'open') throw new Refusal(400, 'invalid_request_error', 'checkout_session_closed')
  session.status = 'expired'
  session.url = null
  books.emit('checkout.session.expired', session, books.now(plainId(session.customer)))
  return session
}

function blank(
  books: Books,
  id: string,
  customer: string,
  currency: string,
  amount: number,
  form: Form,
): Stripe.Checkout.Session {
  const now = books.now(customer)
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: textOf(formIn(form.adaptive_pricing).enabled) === 'true' },
    after_expiration: null,
    allow_promotion_codes: textOf(form.allow_promotion_codes) === 'true',
    allowed_payment_method_types: null,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: {
      enabled: textOf(formIn(form.automatic_tax).enabled) === 'true',
      liability: null,
      provider: null,
      status: null,
    },
    billing_address_collection: textOf(form.billing_address_collection) ?? null,
    cancel_url: textOf(form.cancel_url) ?? null,
    client_reference_id: textOf(form.client_reference_id) ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: now,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer,
    customer_account: null,
    customer_creation: null,
    customer_details: null,
    customer_email: null,
    discounts: [],
    expires_at: now + 86_400,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: textOf(form.locale) ?? null,
    managed_payments: null,
    metadata: texts(formIn(form.metadata)),
    mode: 'subscription',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'always',
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    success_url: textOf(form.success_url) ?? null,
    tax_id_collection: { enabled: textOf(formIn(form.tax_id_collection).enabled) === 'true', required: 'never' },
    total_details: null,
    ui_mode: 'hosted_page',
    url: null,
    wallet_options: null,
  }
}
