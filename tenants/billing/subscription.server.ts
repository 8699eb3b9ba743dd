import { eq } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { subscriptions } from '#db/schema/billing.ts'
import { schools } from '#db/schema/platform.ts'
import type { OfferedPlanId, PaidPlanId } from '../plans.ts'
import type { School } from '../school.server.ts'
import { addDays } from './lifecycle.ts'
import type { Currency, Interval } from './prices.ts'
import { announceStanding, lockSchool, type SchoolRow, type StandingCause, settle } from './standing.server.ts'

/** A subscription as whoever collects the money sees it at one moment, whole. Days are ISO dates in the school's calendar. */
export interface SubscriptionSnapshot {
  provider: 'stripe' | 'transfer'
  plan: PaidPlanId
  interval: Interval
  currency: Currency
  /** Hundredths for a child and interval, without tax. */
  perChild: number
  pricedSince: string
  children: number
  periodStart: string
  /** The first day that is not in it. */
  periodEnd: string
  overdueSince: string | null
  /** What comes with the next period instead. */
  next: { plan: OfferedPlanId | 'none'; interval: Interval | null; pricedSince?: string | null } | null
  stripeCustomerId?: string | null
  stripeSubscriptionId?: string | null
}

/** That a subscription is over, and what the school has from then on: the free plan, or nothing until it chooses. */
export interface SubscriptionEnd {
  /** The last day that was paid for, or would have been. */
  lastDay: string
  into: 'free' | 'none'
}

export type SubscriptionRow = typeof subscriptions.$inferSelect

/** What led to a snapshot; asked inside the transaction with the school locked, null when it is no news after all. */
export type CauseNow = (q: Queries) => Promise<StandingCause | null>

/**
 * Makes the school's plan and state what the snapshot says. The same snapshot again changes nothing. The one place where a paid plan
 * begins, changes or ends. Whoever may come with an older snapshot after a newer one gives the cause as a function that knows.
 * @param day the school's own, ISO
 */
export function applySubscription(
  school: School,
  snapshot: SubscriptionSnapshot | SubscriptionEnd,
  cause: StandingCause | CauseNow,
  day: string = school.today(),
): Promise<void> {
  return changeSubscription(school, cause, day, async () => snapshot)
}

/**
 * The same for what has to be decided and written together with it, such as an invoice: `change` runs in the one transaction, with the
 * school locked, and says what holds afterwards; null leaves everything as it is.
 * @param day the school's own, ISO
 */
export async function changeSubscription(
  school: School,
  cause: StandingCause | CauseNow,
  day: string,
  change: (
    q: Queries,
    row: SchoolRow,
    subscription: SubscriptionRow | null,
  ) => Promise<SubscriptionSnapshot | SubscriptionEnd | null>,
): Promise<void> {
  const changed = await runTransaction('platform', { readOnly: false }, async q => {
    const row = await lockSchool(q, school.id)
    const why = typeof cause === 'function' ? await cause(q) : cause
    const snapshot = why && (await change(q, row, await subscriptionOf(q, school.id)))
    if (!why || !snapshot) return false
    if ('lastDay' in snapshot) await end(q, school.id, snapshot)
    else await put(q, school.id, snapshot)
    await settle(q, school.id, day, why)
    return true
  })
  if (changed) await announceStanding(school)
}

/**
 * Writes down since when the oldest open bill is overdue; `settle` follows in the same transaction, in which the school is locked.
 * @param since ISO date, or null when nothing is
 */
export async function putOverdue(q: Queries, schoolId: string, since: string | null): Promise<void> {
  await q.update(subscriptions).set({ overdueSince: since }).where(eq(subscriptions.schoolId, schoolId))
}

/** A subscription as it stands, to be changed in part. */
export function snapshotOf(row: SubscriptionRow, plan: PaidPlanId): SubscriptionSnapshot {
  const { nextPlan, nextInterval, nextPricedSince, schoolId, startedAt, changedAt, ...same } = row
  return {
    ...same,
    plan,
    next: nextPlan && { plan: nextPlan, interval: nextInterval, pricedSince: nextPricedSince },
  }
}

/** What the school pays, or null while it pays nothing; `q` of the platform or of the school itself. */
export async function subscriptionOf(q: Queries, schoolId: string): Promise<SubscriptionRow | null> {
  const [row] = await q.select().from(subscriptions).where(eq(subscriptions.schoolId, schoolId))
  return row ?? null
}

/** In which currency the school pays, or null while it pays nothing. */
export async function subscriptionCurrency(school: School): Promise<Currency | null> {
  const row = await runTransaction('platform', { readOnly: true }, q => subscriptionOf(q, school.id))
  return row?.currency ?? null
}

/** The last day of a period that ends before `periodEnd`. */
export const lastDayOf = (periodEnd: string): string => addDays(periodEnd, -1)

async function put(q: Queries, schoolId: string, snapshot: SubscriptionSnapshot): Promise<void> {
  const { plan, next, ...columns } = snapshot
  const row = {
    ...columns,
    nextPlan: next?.plan ?? null,
    nextInterval: next?.interval ?? null,
    nextPricedSince: next?.pricedSince ?? null,
    changedAt: new Date(),
  }
  await q
    .insert(subscriptions)
    .values({ schoolId, ...row })
    .onConflictDoUpdate({ target: subscriptions.schoolId, set: row })
  await q.update(schools).set({ plan, planEndsOn: null }).where(eq(schools.id, schoolId))
}

/** A second time it finds no row and leaves the plan alone, which may have been chosen anew since. */
async function end(q: Queries, schoolId: string, { lastDay, into }: SubscriptionEnd): Promise<void> {
  const removed = await q
    .delete(subscriptions)
    .where(eq(subscriptions.schoolId, schoolId))
    .returning({ schoolId: subscriptions.schoolId })
  if (removed.length === 0) return
  await q
    .update(schools)
    .set(into === 'free' ? { plan: 'free', planEndsOn: null } : { planEndsOn: lastDay })
    .where(eq(schools.id, schoolId))
}
