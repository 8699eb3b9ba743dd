import type Stripe from 'stripe'
import { type Books, plainId } from './books.ts'
import { collect, finalize } from './collecting.ts'
import { renew } from './renewing.ts'

/**
 * Lets time pass, with all that happens on the way in its order: renewals, bills that become final, attempts to collect them.
 * @param clock a test clock, for its customers alone; null for everybody without one
 */
export function advance(books: Books, to: number, clock: string | null = null): void {
  for (let next = nextDue(books, clock); next && next.at <= to; next = nextDue(books, clock)) {
    setTime(books, clock, Math.max(next.at, timeOf(books, clock)))
    next.happens()
  }
  setTime(books, clock, to)
}

const timeOf = (books: Books, clock: string | null): number =>
  (clock === null ? undefined : books.state.clocks.get(clock)?.frozen_time) ?? books.state.time

function setTime(books: Books, clock: string | null, to: number): void {
  const held = clock === null ? undefined : books.state.clocks.get(clock)
  if (held) held.frozen_time = to
  else books.state.time = to
}

function nextDue(books: Books, clock: string | null): { at: number; happens: () => void } | undefined {
  const { customers, subscriptions, invoices, sessions } = books.state
  const isMeant = (customer: Stripe.Subscription['customer'] | null) =>
    (customers.get(plainId(customer))?.test_clock ?? null) === clock
  const due: { at: number; happens: () => void }[] = []
  for (const each of subscriptions.values())
    if (['active', 'past_due', 'unpaid'].includes(each.status) && isMeant(each.customer))
      due.push({ at: each.cancel_at ?? each.items.data[0]?.current_period_end ?? 0, happens: () => renew(books, each) })
  for (const each of invoices.values()) {
    if (!isMeant(plainId(each.customer))) continue
    if (each.status === 'draft' && each.automatically_finalizes_at !== null)
      due.push({
        at: each.automatically_finalizes_at,
        happens: () => {
          finalize(books, each)
          collect(books, each)
        },
      })
    if (each.status === 'open' && each.next_payment_attempt !== null)
      due.push({ at: each.next_payment_attempt, happens: () => void collect(books, each) })
  }
  for (const each of sessions.values())
    if (each.status === 'open' && isMeant(plainId(each.customer)))
      due.push({
        at: each.expires_at,
        happens: () => {
          each.status = 'expired'
          each.url = null
        },
      })
  return due.sort((a, b) => a.at - b.at)[0]
}
