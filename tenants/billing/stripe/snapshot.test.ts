import { describe, expect, test } from 'vitest'
import { Books } from './double/books.ts'
import { advance } from './double/calendar.ts'
import { makePrice, makeProduct } from './double/catalogue-objects.ts'
import { makeCustomer } from './double/customers.ts'
import { subscribe, updateSubscription } from './double/subscriptions.ts'
import { chosenOf, dayOf, snapshotOf, UnknownPrice } from './snapshot.ts'

/** An account with one customer who subscribes at a moment. */
function begun(at: string, interval: 'month' | 'year' = 'month') {
  const books = new Books(Date.parse(at) / 1000)
  makeProduct(books, { id: 'cubby_basic', name: 'Cubby Basic' })
  const price = makePrice(books, {
    product: 'cubby_basic',
    currency: 'eur',
    unit_amount: '90',
    recurring: { interval },
    metadata: { plan: 'basic', since: '2026-01-01' },
  })
  const customer = makeCustomer(books, { invoice_settings: { default_payment_method: 'pm_card_visa' } }).id
  const subscription = subscribe(books, { customer, price: price.id, quantity: 3, metadata: {}, percentOff: 0 })
  const until = (day: string) => advance(books, Date.parse(day) / 1000)
  const period = (timeZone = 'UTC') => {
    const { periodStart, periodEnd } = snapshotOf(subscription, [], timeZone)
    return [periodStart, periodEnd]
  }
  return { books, subscription, until, period }
}

describe('the calendar', () => {
  test('at the ends of months: from the 31st to the month’s last day, and back to the 31st', () => {
    const { until, period } = begun('2026-01-31T10:00:00Z')
    expect(period()).toEqual(['2026-01-31', '2026-02-28'])
    until('2026-03-01T00:00:00Z')
    expect(period()).toEqual(['2026-02-28', '2026-03-31'])
    until('2026-04-01T00:00:00Z')
    expect(period()).toEqual(['2026-03-31', '2026-04-30'])
  })

  test('on leap days: a year from the 29th of February ends on the 28th, until there is a 29th again', () => {
    const { until, period } = begun('2028-02-29T10:00:00Z', 'year')
    expect(period()).toEqual(['2028-02-29', '2029-02-28'])
    until('2032-01-01T00:00:00Z')
    expect(period()).toEqual(['2031-02-28', '2032-02-29'])
  })

  test('in other time zones: a moment is the school’s own day, at both ends of the world and over a change of the clocks', () => {
    const { period } = begun('2026-03-01T23:30:00Z')
    expect(period('Pacific/Kiritimati')).toEqual(['2026-03-02', '2026-04-02'])
    expect(period('Pacific/Pago_Pago')).toEqual(['2026-03-01', '2026-04-01'])
    // Berlin: half past midnight in winter, half past one in summer.
    expect(period('Europe/Berlin')).toEqual(['2026-03-02', '2026-04-02'])
    expect(dayOf(Date.parse('2026-03-31T22:30:00Z') / 1000, 'Europe/Berlin')).toBe('2026-04-01')
  })
})

describe('what a subscription comes to', () => {
  test('its price says plan, amount and list; another’s price says nothing', () => {
    const { subscription } = begun('2026-05-05T10:00:00Z')
    expect(snapshotOf(subscription, [], 'UTC')).toMatchObject({
      plan: 'basic',
      interval: 'month',
      currency: 'EUR',
      perChild: 90,
      pricedSince: '2026-01-01',
      children: 3,
      overdueSince: null,
      next: null,
    })
    const [item] = subscription.items.data
    for (const plan of ['', 'free', 'trial']) {
      const metadata = { plan }
      if (item) item.price = { ...item.price, metadata }
      expect(() => snapshotOf(subscription, [], 'UTC')).toThrow(UnknownPrice)
    }
  })

  test('a payment that is still on its way, or a bill of another subscription, is not late', () => {
    const { books, subscription } = begun('2026-05-05T10:00:00Z')
    const invoice = [...books.state.invoices.values()][0]
    if (!invoice) throw new Error('no bill')
    const open = { ...invoice, status: 'open', amount_remaining: 270, attempted: true } as const
    expect(snapshotOf(subscription, [open], 'UTC').overdueSince).toBeNull()
    const late = { ...subscription, status: 'past_due' as const }
    expect(snapshotOf(late, [open], 'UTC').overdueSince).toBe('2026-05-06')
    expect(snapshotOf(late, [open], 'Pacific/Kiritimati').overdueSince).toBe('2026-05-07')
  })

  test('the end that an owner wants is in it, also one set by hand', () => {
    const { books, subscription } = begun('2026-05-05T10:00:00Z')
    updateSubscription(books, subscription.id, { cancel_at_period_end: 'true' })
    expect(snapshotOf(subscription, [], 'UTC').next).toEqual({ plan: 'none', interval: null })
    updateSubscription(books, subscription.id, { metadata: { next_plan: 'free' } })
    expect(snapshotOf(subscription, [], 'UTC').next).toEqual({ plan: 'free', interval: null })
  })

  test('of several that run the oldest counts, whoever looks', () => {
    const { subscription } = begun('2026-05-05T10:00:00Z')
    const of = (id: string, created: number, status: string) => ({ ...subscription, id, created, status })
    const books = {
      openInvoices: [],
      subscriptions: [of('c', 30, 'active'), of('b', 20, 'active'), of('a', 10, 'canceled'), of('d', 5, 'incomplete')],
    }
    const { kept, others } = chosenOf(books)
    expect([kept?.id, others.map(({ id }) => id)]).toEqual(['b', ['c']])
    expect(chosenOf({ openInvoices: [], subscriptions: [] })).toEqual({ kept: null, others: [] })
  })
})
