import { and, desc, eq, gte, ne } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { schoolStateChanges } from '#db/schema/billing.ts'
import { limitsOf } from '../../entitlements.server.ts'
import { isPaidPlan } from '../../plans.ts'
import type { School } from '../../school.server.ts'
import { activeChildren } from '../child-counts.server.ts'
import { addDays, stateOn } from '../lifecycle.ts'
import { overridesOf } from '../overrides.server.ts'
import { priceOn } from '../prices.ts'
import { announceStanding, causeOf, factsOf, lockSchool, type SchoolRow, settle } from '../standing.server.ts'
import {
  changeSubscription,
  lastDayOf,
  putOverdue,
  type SubscriptionEnd,
  type SubscriptionRow,
  type SubscriptionSnapshot,
  snapshotOf,
} from '../subscription.server.ts'
import { type Agreed, periodLine } from './bill.ts'
import { reminderOn, termDays } from './dunning.ts'
import { anchorOf, extraLines } from './extra-children.server.ts'
import { issue } from './issue.server.ts'
import { openInvoices, overdueSince } from './ledger.server.ts'
import { noteLetter, passOnLetters } from './letters.server.ts'
import { periodFrom } from './periods.ts'
import { planOf } from './transfer.server.ts'

/**
 * A day's look at a school that pays by transfer: periods that have ended are followed by the next, with its invoice; what is late is
 * written down; owners are reminded. Any number of days may have passed since the last.
 * @param day the school's own, ISO
 */
export async function renewSchool(school: School, day: string = school.today()): Promise<void> {
  const children = await school.asSystem().read(q => activeChildren(q, day))
  while (await renewOnce(school, day, children)) {
    // One period after the other: each may change what the next is reckoned from.
  }
  await lookAtOpen(school, day)
  await passOnLetters(school)
}

/** @returns whether a period was followed by another */
async function renewOnce(school: School, day: string, children: number): Promise<boolean> {
  let renewed = false
  await changeSubscription(school, 'plan_over', day, async (q, row, subscription) => {
    if (subscription?.provider !== 'transfer' || subscription.periodEnd > day) return null
    // Who cannot use it is not billed for it; the next period begins when the site is opened again.
    if (stateOn(day, await factsOf(q, row)) === 'suspended') return null
    const next = await following(q, row, subscription, children)
    if (row.closedOn !== null || 'lastDay' in next) return end(q, row, subscription, children, day)
    renewed = true
    return begun(q, row, subscription, next, children, day)
  })
  return renewed
}

async function following(
  q: Queries,
  row: SchoolRow,
  subscription: SubscriptionRow,
  children: number,
): Promise<SubscriptionSnapshot | SubscriptionEnd> {
  const { nextPlan, nextInterval, nextPricedSince, periodEnd, currency } = subscription
  const same = { ...snapshotOf(subscription, planOf(row)), next: null }
  if (!nextPlan) return same
  if (!isPaidPlan(nextPlan)) {
    const free = limitsOf({ plan: 'free', overrides: await overridesOf(q, row) }).children
    return { lastDay: lastDayOf(periodEnd), into: nextPlan === 'free' && children <= free ? 'free' : 'none' }
  }
  const interval = nextInterval ?? subscription.interval
  const price = priceOn(nextPricedSince ?? periodEnd, { plan: nextPlan, interval, currency })
  return { ...same, plan: nextPlan, interval, perChild: price.perChild, pricedSince: price.since }
}

async function begun(
  q: Queries,
  row: SchoolRow,
  subscription: SubscriptionRow,
  next: SubscriptionSnapshot,
  children: number,
  day: string,
): Promise<SubscriptionSnapshot> {
  const { periodEnd } = subscription
  const reopened = await reopenedOn(q, row.id, periodEnd)
  const anchor = reopened ?? (await anchorOf(q, row.id, periodEnd))
  const period = periodFrom(anchor, reopened ?? periodEnd, next.interval)
  const lines = [
    ...(await extraLines(q, subscription, agreedOf(row, subscription), periodEnd)),
    periodLine(next, children, period),
  ]
  const cause = reopened ? 'begin' : 'renewal'
  await issue(q, row, { cause, currency: next.currency, lines, period, day, dueOn: addDays(day, termDays) })
  return { ...next, children, periodStart: period.start, periodEnd: period.end }
}

/** The last bill has what more children have cost; nothing when there were no more. */
async function end(
  q: Queries,
  row: SchoolRow,
  subscription: SubscriptionRow,
  children: number,
  day: string,
): Promise<SubscriptionEnd> {
  const { periodStart, periodEnd, currency } = subscription
  const lines = await extraLines(q, subscription, agreedOf(row, subscription), periodEnd)
  if (lines.length > 0)
    await issue(q, row, {
      ...{ cause: 'closing', currency, lines, day, dueOn: addDays(day, termDays) },
      period: { start: periodStart, end: periodEnd },
    })
  const next = await following(q, row, subscription, children)
  return 'lastDay' in next ? next : { lastDay: lastDayOf(periodEnd), into: 'none' }
}

const agreedOf = (row: SchoolRow, { interval, perChild }: SubscriptionRow): Agreed => ({
  plan: planOf(row),
  interval,
  perChild,
})

/** The day on which a school that was suspended over the end of its period was opened again. */
async function reopenedOn(q: Queries, schoolId: string, periodEnd: string): Promise<string | null> {
  const [last] = await q
    .select({ day: schoolStateChanges.day })
    .from(schoolStateChanges)
    .where(
      and(
        eq(schoolStateChanges.schoolId, schoolId),
        eq(schoolStateChanges.fromState, 'suspended'),
        ne(schoolStateChanges.toState, 'closed'),
        gte(schoolStateChanges.day, periodEnd),
      ),
    )
    .orderBy(desc(schoolStateChanges.id))
    .limit(1)
  return last?.day ?? null
}

/** What is late by now, and the reminder that is due of each open invoice. */
async function lookAtOpen(school: School, day: string): Promise<void> {
  const moved = await runTransaction('platform', { readOnly: false }, async q => {
    const row = await lockSchool(q, school.id)
    for (const [place, invoice] of (await openInvoices(q, row.id)).entries()) {
      const kind = invoice.dueOn && row.closedOn === null ? reminderOn(day, invoice.dueOn, place === 0) : null
      if (kind) await noteLetter(q, { invoice, subjectId: invoice.id, kind, day })
    }
    const before = await factsOf(q, row)
    const since = await overdueSince(q, row.id, day)
    if (since === before.overdueSince) return false
    await putOverdue(q, row.id, since)
    await settle(q, row.id, day, causeOf(day, { ...before, overdueSince: since }))
    return true
  })
  if (moved) await announceStanding(school)
}
