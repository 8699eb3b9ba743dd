import { randomBytes } from 'node:crypto'
import type Stripe from 'stripe'

/** How a customer pays in the double. */
export interface Card {
  last4: string
  /** Why it refuses, in Stripe's own codes; null when it pays. */
  refuses: 'card_declined' | 'insufficient_funds' | 'authentication_required' | null
  /** First second in which it is no longer valid. */
  expires: number
}

/** What waits for a customer's next bill. */
export interface Pending {
  subscription: string
  amount: number
  description: string
}

/** All that the account holds; plain data, so that a moment can be kept and gone back to. */
export interface State {
  time: number
  counter: number
  customers: Map<string, Stripe.Customer>
  cards: Map<string, Card>
  taxIds: Map<string, Stripe.TaxId>
  products: Map<string, Stripe.Product>
  prices: Map<string, Stripe.Price>
  sessions: Map<string, Stripe.Checkout.Session>
  /** What was ordered in a Checkout session. */
  orders: Map<string, { price: string; quantity: number; metadata: Stripe.Metadata }>
  subscriptions: Map<string, Stripe.Subscription>
  /** Percent off, by subscription. */
  discounts: Map<string, number>
  pending: Pending[]
  schedules: Map<string, Stripe.SubscriptionSchedule>
  invoices: Map<string, Stripe.Invoice>
  payments: Map<string, Stripe.InvoicePayment>
  charges: Map<string, Stripe.Charge>
  refunds: Map<string, Stripe.Refund>
  disputes: Map<string, Stripe.Dispute>
  portals: Map<string, Stripe.BillingPortal.Configuration>
  portalSessions: Map<string, { customer: string; returnUrl: string }>
  clocks: Map<string, Stripe.TestHelpers.TestClock>
  events: Stripe.Event[]
}

/** A Stripe account of the tests. Only what Cubby asks of Stripe is in it. */
export class Books {
  state: State
  /** No two accounts have the same ids. */
  private readonly salt = randomBytes(5).toString('hex')
  /** Percent off, by the codes that may be typed in Checkout. */
  readonly codes = new Map([['WELCOME20', 20]])
  /** What the account does when the last attempt has failed; it is set in Stripe's dashboard. */
  afterLastAttempt: 'past_due' | 'unpaid' | 'cancel' = 'past_due'
  /** Told of each event as it happens. */
  onEvent: (event: Stripe.Event) => void = () => {}

  constructor(time: number) {
    this.state = emptyState(time)
  }

  id(prefix: string): string {
    this.state.counter++
    return `${prefix}_${this.salt}${this.state.counter.toString(36).padStart(6, '0')}`
  }

  /** The moment at which a customer lives: their test clock's, or the account's. */
  now(customerId: string | null = null): number {
    const clock = customerId === null ? null : (this.state.customers.get(customerId)?.test_clock ?? null)
    return (typeof clock === 'string' ? this.state.clocks.get(clock)?.frozen_time : undefined) ?? this.state.time
  }

  /** Writes an event down, with its object as it is now. */
  emit(type: Stripe.Event['type'], object: { id: string }, at: number = this.state.time): void {
    const event = {
      id: this.id('evt'),
      object: 'event',
      api_version: '2026-10-28.endive',
      created: at,
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    } as unknown as Stripe.Event
    this.state.events.push(event)
    this.onEvent(event)
  }
}

const emptyState = (time: number): State => ({
  time,
  counter: 0,
  customers: new Map(),
  cards: new Map(),
  taxIds: new Map(),
  products: new Map(),
  prices: new Map(),
  sessions: new Map(),
  orders: new Map(),
  subscriptions: new Map(),
  discounts: new Map(),
  pending: [],
  schedules: new Map(),
  invoices: new Map(),
  payments: new Map(),
  charges: new Map(),
  refunds: new Map(),
  disputes: new Map(),
  portals: new Map(),
  portalSessions: new Map(),
  clocks: new Map(),
  events: [],
})

/** A no in Stripe's own words; the SDK makes an error of its own kind of it. */
export class Refusal extends Error {
  override name = 'Refusal'
  constructor(
    readonly status: number,
    readonly type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error',
    readonly code: string,
    message: string = code,
  ) {
    super(message)
  }
}

/** @throws Refusal resource_missing */
export function there<Value>(map: Map<string, Value>, id: string | undefined, what: string): Value {
  const value = map.get(id ?? '')
  if (value === undefined)
    throw new Refusal(404, 'invalid_request_error', 'resource_missing', `No such ${what}: '${id}'`)
  return value
}

/** The id of what may be expanded. */
export const plainId = (value: string | { id: string } | null | undefined): string =>
  typeof value === 'string' ? value : (value?.id ?? '')
