import type Stripe from 'stripe'
import { type Books, Refusal, there } from './books.ts'
import { type Form, formIn, textOf, texts } from './form.ts'

export function makeProduct(books: Books, form: Form): Stripe.Product {
  const id = textOf(form.id) ?? books.id('prod')
  if (books.state.products.has(id))
    throw new Refusal(400, 'invalid_request_error', 'resource_already_exists', `Product already exists: ${id}`)
  const product: Stripe.Product = {
    id,
    object: 'product',
    active: true,
    created: books.now(),
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: texts(formIn(form.metadata)),
    name: textOf(form.name) ?? '',
    package_dimensions: null,
    shippable: null,
    tax_code: textOf(form.tax_code) ?? null,
    tax_details: null,
    type: 'service',
    unit_label: textOf(form.unit_label) ?? null,
    updated: books.now(),
    url: null,
  }
  books.state.products.set(id, product)
  return product
}

export function makePrice(books: Books, form: Form): Stripe.Price {
  const key = textOf(form.lookup_key) ?? null
  if (key !== null && [...books.state.prices.values()].some(each => each.lookup_key === key))
    throw new Refusal(400, 'invalid_request_error', 'resource_already_exists', `A price uses ${key} already.`)
  const price: Stripe.Price = {
    id: books.id('price'),
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    created: books.now(),
    currency: textOf(form.currency) ?? 'eur',
    custom_unit_amount: null,
    livemode: false,
    lookup_key: key,
    metadata: texts(formIn(form.metadata)),
    nickname: textOf(form.nickname) ?? null,
    product: there(books.state.products, textOf(form.product), 'product').id,
    recurring: {
      interval: textOf(formIn(form.recurring).interval) ?? 'month',
      interval_count: 1,
      meter: null,
      trial_period_days: null,
      usage_type: 'licensed',
    },
    tax_behavior: textOf(form.tax_behavior) ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'recurring',
    unit_amount: Number(textOf(form.unit_amount)),
    unit_amount_decimal: null,
  }
  books.state.prices.set(price.id, price)
  return price
}

export function makePortal(books: Books, form: Form): Stripe.BillingPortal.Configuration {
  const on = (name: string) => textOf(formIn(formIn(form.features)[name]).enabled) === 'true'
  const portal: Stripe.BillingPortal.Configuration = {
    id: books.id('bpc'),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    created: books.now(),
    default_return_url: null,
    features: {
      customer_update: { allowed_updates: ['name', 'email', 'address', 'tax_id'], enabled: on('customer_update') },
      invoice_history: { enabled: on('invoice_history') },
      payment_method_update: { enabled: on('payment_method_update'), payment_method_configuration: null },
      subscription_cancel: {
        cancellation_reason: { enabled: false, feedback_options: null, options: [] },
        enabled: on('subscription_cancel'),
        mode: 'at_period_end',
        proration_behavior: 'none',
      },
      subscription_pause: { duration: { interval_options: [], type: 'interval_options' }, enabled: false },
      subscription_update: {
        billing_cycle_anchor: null,
        default_allowed_updates: [],
        enabled: on('subscription_update'),
        proration_behavior: 'none',
        schedule_at_period_end: { conditions: [] },
        trial_update_behavior: 'end_trial',
      },
    },
    is_default: false,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: texts(formIn(form.metadata)),
    name: null,
    updated: books.now(),
  }
  books.state.portals.set(portal.id, portal)
  return portal
}
