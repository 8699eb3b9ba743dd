import type Stripe from 'stripe'
import { type Books, type Card, Refusal, there } from './books.ts'
import { type Form, formIn, listIn, textOf, texts } from './form.ts'

/** Far away enough for every test. */
const neverExpires = 4_000_000_000

/** Stripe's test cards by their numbers, and by the names its API has for them. */
export const cards: Record<string, Card> = {
  '4242424242424242': { last4: '4242', refuses: null, expires: neverExpires },
  '4000000000000002': { last4: '0002', refuses: 'card_declined', expires: neverExpires },
  '4000000000000341': { last4: '0341', refuses: 'card_declined', expires: neverExpires },
  '4000000000009995': { last4: '9995', refuses: 'insufficient_funds', expires: neverExpires },
}
const named: Record<string, string> = {
  pm_card_visa: '4242424242424242',
  pm_card_chargeCustomerFail: '4000000000000341',
}

export function makeCustomer(books: Books, form: Form): Stripe.Customer {
  const customer: Stripe.Customer = {
    id: books.id('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: books.now(),
    default_source: null,
    description: null,
    email: textOf(form.email) ?? null,
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: null,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: textOf(form.test_clock) ?? null,
  }
  books.state.customers.set(customer.id, customer)
  return updateCustomer(books, customer.id, form)
}

export function updateCustomer(books: Books, id: string, form: Form): Stripe.Customer {
  const customer = there(books.state.customers, id, 'customer')
  const card = cards[named[textOf(formIn(form.invoice_settings).default_payment_method) ?? ''] ?? '']
  if (card) books.state.cards.set(id, card)
  if (form.name !== undefined) customer.name = textOf(form.name) ?? null
  const address = texts(formIn(form.address))
  if (form.address !== undefined)
    customer.address = {
      city: null,
      country: address.country ?? null,
      line1: address.line1 ?? null,
      line2: address.line2 ?? null,
      postal_code: null,
      state: null,
    }
  const fields = formIn(form.invoice_settings).custom_fields
  if (fields !== undefined)
    customer.invoice_settings.custom_fields = listIn(fields).map(each => {
      const { name = '', value = '' } = texts(formIn(each))
      return { name, value }
    })
  if (form.preferred_locales !== undefined)
    customer.preferred_locales = listIn(form.preferred_locales).map(each => textOf(each) ?? '')
  Object.assign(customer.metadata, texts(formIn(form.metadata)))
  return customer
}

/** @throws Refusal tax_id_invalid for a number that is obviously none of its kind */
export function makeTaxId(books: Books, customer: string, form: Form): Stripe.TaxId {
  const { type = '', value = '' } = texts(form)
  if (type === 'eu_vat' && !/^[A-Z]{2}[0-9A-Z]{8,12}$/.test(value.replace(/[\s.-]/g, '')))
    throw new Refusal(400, 'invalid_request_error', 'tax_id_invalid', `Invalid value for ${type}.`)
  const taxId: Stripe.TaxId = {
    id: books.id('txi'),
    object: 'tax_id',
    country: value.slice(0, 2),
    created: books.now(),
    customer: there(books.state.customers, customer, 'customer').id,
    customer_account: null,
    livemode: false,
    owner: { type: 'customer', customer_account: null },
    type,
    value,
    verification: { status: 'pending', verified_address: null, verified_name: null },
  }
  books.state.taxIds.set(taxId.id, taxId)
  return taxId
}
