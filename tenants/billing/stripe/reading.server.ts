import { and, eq, lt, sql } from 'drizzle-orm'
import type Stripe from 'stripe'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { stripeCustomers } from '#db/schema/billing.ts'
import { schools } from '#db/schema/platform.ts'
import type { School } from '../../school.server.ts'
import type { StandingCause } from '../standing.server.ts'
import {
  applySubscription,
  type SubscriptionEnd,
  type SubscriptionRow,
  type SubscriptionSnapshot,
  subscriptionOf,
} from '../subscription.server.ts'
import { stripe } from './client.server.ts'
import { note } from './notes.server.ts'
import { undoSecond } from './second.server.ts'
import { chosenOf, dayOf, endOf, type StripeBooks, snapshotOf, UnknownPrice } from './snapshot.ts'

/**
 * Reads what Stripe has of the school and makes ours the same. Whatever has happened, in which order and however often we were told, the
 * result is Stripe's state at the moment of reading. A reading that began before another that was written is dropped: what it missed, the
 * other has seen.
 * @returns names of what was otherwise with us; empty when all was the same
 */
export async function readStripe(school: School, now: Date = new Date()): Promise<string[]> {
  const begun = await beginReading(school.id)
  if (!begun) return []
  const books = await askBooks(begun.customerId)
  const found = await whatHolds(school, begun.row, books)
  if (!found) return (await holdsNothing(school.id, begun)) ? [] : readStripe(school, now)
  let changed: string[] = []
  const day = dayOf(now.getTime() / 1000, school.facts.timeZone)
  await applySubscription(
    school,
    found,
    async q => {
      if (!(await claim(q, school.id, begun.number))) return null
      const row = await subscriptionOf(q, school.id)
      if (row && row.provider !== 'stripe') return null
      changed = differences(row && { ...row, plan: await planOf(q, school.id) }, found)
      return changed.length > 0 ? causeOf(row, found) : null
    },
    day,
  )
  if (changed.includes('begun')) await closeOtherCheckouts(begun.customerId)
  return changed
}

/** What Stripe has of a customer now. */
async function askBooks(customer: string): Promise<StripeBooks> {
  const [subscriptions, openInvoices] = await Promise.all([
    stripe()
      .subscriptions.list({ customer, status: 'all', limit: 100, expand: ['data.schedule'] })
      .autoPagingToArray({ limit: 1000 }),
    stripe().invoices.list({ customer, status: 'open', limit: 100 }).autoPagingToArray({ limit: 1000 }),
  ])
  return { subscriptions, openInvoices }
}

/** What the books come to for the school; null when there is nothing to be written. Undoes what must not run beside the one that counts. */
async function whatHolds(
  school: School,
  row: SubscriptionRow | null,
  books: StripeBooks,
): Promise<SubscriptionSnapshot | SubscriptionEnd | null> {
  const { kept, others } = chosenOf(books)
  for (const other of others) await undoSecond(school, other)
  if (row && row.provider !== 'stripe') {
    if (kept) await note(school.id, 'paid_twice', kept.id, { subscription: kept.id })
    return null
  }
  if (!kept) return row ? endOf(row, books, school.facts.timeZone) : null
  return understood(school, kept, books)
}

async function understood(
  school: School,
  kept: Stripe.Subscription,
  { openInvoices }: StripeBooks,
): Promise<SubscriptionSnapshot | null> {
  try {
    return snapshotOf(kept, openInvoices, school.facts.timeZone)
  } catch (error) {
    if (!(error instanceof UnknownPrice)) throw error
    await note(school.id, 'price_unknown', kept.id, { subscription: kept.id, price: error.message })
    return null
  }
}

/** Gives a reading its number, before anything is read. Null for a school that never went to Stripe. */
async function beginReading(schoolId: string) {
  return runTransaction('platform', { readOnly: false }, async q => {
    const [begun] = await q
      .update(stripeCustomers)
      .set({ readingsBegun: sql`${stripeCustomers.readingsBegun} + 1` })
      .where(eq(stripeCustomers.schoolId, schoolId))
      .returning({ number: stripeCustomers.readingsBegun, customerId: stripeCustomers.customerId })
    return begun ? { ...begun, row: await subscriptionOf(q, schoolId) } : null
  })
}

/**
 * Writes down that a reading found nothing to be written. @returns false when an older reading has written a subscription meanwhile, which
 * only another look can end
 */
async function holdsNothing(schoolId: string, { number, row }: { number: number; row: SubscriptionRow | null }) {
  return runTransaction('platform', { readOnly: false }, async q => {
    if (!(await claim(q, schoolId, number))) return true
    return row !== null || (await subscriptionOf(q, schoolId)) === null
  })
}

/** Whether no newer reading was written before this one, which counts as written from now on. */
async function claim(q: Queries, schoolId: string, number: number): Promise<boolean> {
  const claimed = await q
    .update(stripeCustomers)
    .set({ readingWritten: number })
    .where(and(eq(stripeCustomers.schoolId, schoolId), lt(stripeCustomers.readingWritten, number)))
    .returning({ schoolId: stripeCustomers.schoolId })
  return claimed.length > 0
}

/** Names of the columns in which a row is not what was found. */
function differences(
  row: (SubscriptionRow & { plan: string }) | null,
  found: SubscriptionSnapshot | SubscriptionEnd,
): string[] {
  if ('lastDay' in found) return row ? ['ended'] : []
  if (!row) return ['begun']
  const { next, ...columns } = found
  const pairs = Object.entries({ ...columns, nextPlan: next?.plan ?? null, nextInterval: next?.interval ?? null })
  return pairs.filter(([name, value]) => row[name as keyof typeof row] !== value).map(([name]) => name)
}

async function planOf(q: Queries, schoolId: string): Promise<string> {
  const [school] = await q.select({ plan: schools.plan }).from(schools).where(eq(schools.id, schoolId))
  return school?.plan ?? ''
}

function causeOf(row: SubscriptionRow | null, found: SubscriptionSnapshot | SubscriptionEnd): StandingCause {
  if ('lastDay' in found) return 'plan_over'
  if (found.overdueSince !== null) return 'unpaid'
  return row?.overdueSince ? 'paid' : 'plan_chosen'
}

/** A second owner may have the payment page open still: they should not be able to pay again. */
async function closeOtherCheckouts(customer: string): Promise<void> {
  const open = await stripe().checkout.sessions.list({ customer, status: 'open', limit: 100 })
  for (const { id } of open.data) await stripe().checkout.sessions.expire(id)
}
