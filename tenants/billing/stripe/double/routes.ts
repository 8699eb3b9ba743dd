import { type Books, plainId, Refusal, there } from './books.ts'
import { advance } from './calendar.ts'
import { makePortal, makePrice, makeProduct } from './catalogue-objects.ts'
import { expireSession, openSession } from './checkout.ts'
import { cancelNow, payNow } from './collecting.ts'
import { makeCustomer, makeTaxId, updateCustomer } from './customers.ts'
import { pageOf } from './expand.ts'
import { type Form, formIn, listIn, textOf, texts } from './form.ts'
import { refund } from './money.ts'
import { releaseSchedule, scheduleFrom, updateSchedule } from './schedules.ts'
import { subscribe, updateSubscription } from './subscriptions.ts'

/** One request to the double; `id` and `inner` are the variable parts of its address. */
export interface Asked {
  books: Books
  id: string
  inner: string
  form: Form
  /** Where the double's own pages are. */
  origin: string
  path: string
}
type Route = readonly [method: 'GET' | 'POST' | 'DELETE', path: RegExp, answer: (asked: Asked) => object]

const of = (pattern: string): RegExp => new RegExp(`^/v1/${pattern.replaceAll(':id', '([^/]+)')}$`)

/** What the double knows of Stripe's API. */
export const routes: readonly Route[] = [
  ['POST', of('customers'), ({ books, form }) => makeCustomer(books, form)],
  ['GET', of('customers/:id'), ({ books, id }) => there(books.state.customers, id, 'customer')],
  ['POST', of('customers/:id'), ({ books, id, form }) => updateCustomer(books, id, form)],
  ['POST', of('customers/:id/tax_ids'), ({ books, id, form }) => makeTaxId(books, id, form)],
  [
    'GET',
    of('customers/:id/tax_ids'),
    ({ books, id, form, path }) =>
      pageOf(
        [...books.state.taxIds.values()].filter(each => each.customer === id),
        form,
        path,
      ),
  ],
  [
    'DELETE',
    of('customers/:id/tax_ids/:id'),
    ({ books, inner }) => {
      there(books.state.taxIds, inner, 'tax_id')
      books.state.taxIds.delete(inner)
      return { id: inner, object: 'tax_id', deleted: true }
    },
  ],
  ['POST', of('products'), ({ books, form }) => makeProduct(books, form)],
  [
    'GET',
    of('products'),
    ({ books, form, path }) =>
      pageOf(
        [...books.state.products.values()].filter(({ id }) => listIn(form.ids).includes(id)),
        form,
        path,
      ),
  ],
  ['POST', of('prices'), ({ books, form }) => makePrice(books, form)],
  [
    'GET',
    of('prices'),
    ({ books, form, path }) => {
      const keys = form.lookup_keys === undefined ? null : listIn(form.lookup_keys)
      const all = [...books.state.prices.values()]
      return pageOf(
        all.filter(each => keys === null || keys.includes(each.lookup_key ?? '')),
        form,
        path,
      )
    },
  ],
  ['POST', of('checkout/sessions'), ({ books, form, origin }) => openSession(books, form, origin)],
  [
    'GET',
    of('checkout/sessions'),
    ({ books, form, path }) => pageOf(ofCustomer(books.state.sessions.values(), form), form, path),
  ],
  ['GET', of('checkout/sessions/:id'), ({ books, id }) => there(books.state.sessions, id, 'checkout.session')],
  ['POST', of('checkout/sessions/:id/expire'), ({ books, id }) => expireSession(books, id)],
  [
    'GET',
    of('subscriptions'),
    ({ books, form, path }) => pageOf(ofCustomer(books.state.subscriptions.values(), form), form, path),
  ],
  ['POST', of('subscriptions'), ({ books, form }) => subscribe(books, orderIn(form))],
  ['GET', of('subscriptions/:id'), ({ books, id }) => there(books.state.subscriptions, id, 'subscription')],
  ['POST', of('subscriptions/:id'), ({ books, id, form }) => updateSubscription(books, id, form)],
  [
    'DELETE',
    of('subscriptions/:id'),
    ({ books, id }) => {
      const subscription = there(books.state.subscriptions, id, 'subscription')
      if (subscription.status === 'canceled')
        throw new Refusal(404, 'invalid_request_error', 'resource_missing', `No such subscription: '${id}'`)
      cancelNow(books, subscription, 'cancellation_requested')
      return subscription
    },
  ],
  ['POST', of('subscription_schedules'), ({ books, form }) => scheduleFrom(books, textOf(form.from_subscription))],
  ['POST', of('subscription_schedules/:id'), ({ books, id, form }) => updateSchedule(books, id, form)],
  ['POST', of('subscription_schedules/:id/release'), ({ books, id }) => releaseSchedule(books, id)],
  [
    'GET',
    of('invoices'),
    ({ books, form, path }) => {
      const wanted = textOf(form.subscription)
      const all = ofCustomer(books.state.invoices.values(), form)
      return pageOf(
        all.filter(({ parent }) => wanted === undefined || subscriptionIn(parent) === wanted),
        form,
        path,
      )
    },
  ],
  ['GET', of('invoices/:id'), ({ books, id }) => there(books.state.invoices, id, 'invoice')],
  [
    'POST',
    of('invoices/:id/pay'),
    ({ books, id }) => {
      const invoice = there(books.state.invoices, id, 'invoice')
      payNow(books, invoice)
      return invoice
    },
  ],
  [
    'POST',
    of('payment_methods/:id/attach'),
    ({ id, form }) => ({ id, object: 'payment_method', customer: textOf(form.customer) }),
  ],
  ['POST', of('refunds'), ({ books, form }) => refund(books, form)],
  ['GET', of('charges/:id'), ({ books, id }) => there(books.state.charges, id, 'charge')],
  ['GET', of('disputes/:id'), ({ books, id }) => there(books.state.disputes, id, 'dispute')],
  [
    'GET',
    of('billing_portal/configurations'),
    ({ books, form, path }) => pageOf(books.state.portals.values(), form, path),
  ],
  ['POST', of('billing_portal/configurations'), ({ books, form }) => makePortal(books, form)],
  ['POST', of('billing_portal/configurations/:id'), ({ books, id }) => there(books.state.portals, id, 'configuration')],
  [
    'POST',
    of('billing_portal/sessions'),
    ({ books, form, origin }) => {
      const customer = there(books.state.customers, textOf(form.customer), 'customer').id
      const id = books.id('bps')
      books.state.portalSessions.set(id, { customer, returnUrl: textOf(form.return_url) ?? '' })
      return { id, object: 'billing_portal.session', customer, url: `${origin}/portal/${id}` }
    },
  ],
  [
    'POST',
    of('test_helpers/test_clocks'),
    ({ books, form }) => {
      const id = books.id('clock')
      const now = Number(textOf(form.frozen_time))
      const clock = {
        id,
        object: 'test_helpers.test_clock' as const,
        created: books.now(),
        deletes_after: now + 30 * 86_400,
        frozen_time: now,
        livemode: false,
        name: null,
        status: 'ready' as const,
        status_details: {},
      }
      books.state.clocks.set(id, clock)
      return clock
    },
  ],
  [
    'POST',
    of('test_helpers/test_clocks/:id/advance'),
    ({ books, id, form }) => {
      advance(books, Number(textOf(form.frozen_time)), there(books.state.clocks, id, 'test_clock').id)
      return there(books.state.clocks, id, 'test_clock')
    },
  ],
  ['GET', of('test_helpers/test_clocks/:id'), ({ books, id }) => there(books.state.clocks, id, 'test_clock')],
  [
    'DELETE',
    of('test_helpers/test_clocks/:id'),
    ({ books, id }) => {
      books.state.clocks.delete(id)
      return { id, object: 'test_helpers.test_clock', deleted: true }
    },
  ],
]

/** Those of the customer and in the status that a list is asked for. */
function ofCustomer<Value extends { id: string; customer: unknown; status: string | null }>(
  values: Iterable<Value>,
  form: Form,
): Value[] {
  const [customer, status] = [textOf(form.customer), textOf(form.status)]
  return [...values].filter(
    each =>
      (customer === undefined || plainId(each.customer as string) === customer) &&
      (status === undefined || status === 'all' || each.status === status),
  )
}

function orderIn(form: Form) {
  const [item] = listIn(form.items).map(formIn)
  return {
    customer: textOf(form.customer) ?? '',
    price: textOf(item?.price) ?? '',
    quantity: Number(textOf(item?.quantity) ?? 1),
    metadata: texts(formIn(form.metadata)),
    percentOff: 0,
  }
}

const subscriptionIn = (parent: { subscription_details: { subscription: string | { id: string } } | null } | null) =>
  plainId(parent?.subscription_details?.subscription)
