import { and, eq, ne } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { type InvoiceLine, invoices } from '#db/schema/invoices.ts'
import { schools } from '#db/schema/platform.ts'
import { isPaidPlan } from '../../plans.ts'
import { found, Problem } from '../../problem.ts'
import type { School } from '../../school.server.ts'
import { noteChildCount } from '../child-counts.server.ts'
import { addDays } from '../lifecycle.ts'
import type { BillingProvider, Order, Quote } from '../provider.ts'
import type { SchoolRow } from '../standing.server.ts'
import {
  changeSubscription,
  type SubscriptionRow,
  type SubscriptionSnapshot,
  snapshotOf,
  subscriptionOf,
} from '../subscription.server.ts'
import { planPath } from '../telling.server.ts'
import { type Agreed, periodLine, totalsOf, unusedLine, upgradeLine } from './bill.ts'
import { termDays } from './dunning.ts'
import { extraLines } from './extra-children.server.ts'
import { issue } from './issue.server.ts'
import { passOnLetters } from './letters.server.ts'
import { type Period, periodFrom } from './periods.ts'

/** The vendor's own invoices, paid by bank transfer. */
export const transfer: BillingProvider = {
  id: 'transfer',
  begin: (school, order) => begin(school, order, school.today()),
  changeNow: (school, order) => changeNow(school, order, school.today()),
  changeNext: (school, next) =>
    comeNext(
      school,
      'end' in next
        ? { plan: next.end, interval: null }
        : { plan: next.price.plan, interval: next.price.interval, pricedSince: next.price.since },
    ),
  keep: school => comeNext(school, null),
  // Nothing is billed at once: the most there were in each month are on the next invoice (`extra-children.server.ts`).
  reportChildren: (school, children) => noteChildCount(school.id, school.today(), children),
  // Nobody else knows more than we do.
  catchUp: async () => {},
  portal: async () => null,
}

export const invoicePath = (id: string): string => `${planPath}/invoices/${id}`

/** @param day the school's own, ISO: from which the first period runs */
export async function begin(school: School, order: Order, day: string): Promise<{ goTo: string }> {
  let invoiceId = ''
  await changeSubscription(school, 'plan_chosen', day, async (q, row, subscription) => {
    const known = await invoiceOf(q, row.id, order.id)
    invoiceId = known ?? ''
    if (known) return null
    if (subscription) throw new Problem('conflict', 'subscribed')
    const { plan, interval, currency, perChild, since } = order.price
    const period = periodFrom(day, day, interval)
    const invoice = await issue(q, row, {
      ...{ cause: 'begin', orderId: order.id, currency, period, day, dueOn: addDays(day, termDays) },
      lines: [periodLine(order.price, order.children, period)],
    })
    invoiceId = invoice.id
    return {
      ...{ provider: 'transfer', plan, interval, currency, perChild, pricedSince: since },
      ...{ children: order.children, periodStart: period.start, periodEnd: period.end, overdueSince: null, next: null },
    }
  })
  await passOnLetters(school)
  return { goTo: invoicePath(invoiceId) }
}

/**
 * @param day the school's own, ISO: from which the change holds
 * @throws Problem conflict without a subscription, for what is neither larger nor another interval, and for what would leave us owing: a
 *   year's rest is not paid out, so that comes with the next period
 */
export async function changeNow(school: School, order: Order, day: string): Promise<void> {
  await changeSubscription(school, 'plan_chosen', day, async (q, row, subscription) => {
    if (await invoiceOf(q, row.id, order.id)) return null
    const { snapshot, ...bill } = await changed(q, row, paying(subscription), order, day)
    await issue(q, row, { ...bill, orderId: order.id, currency: snapshot.currency, day, dueOn: addDays(day, termDays) })
    return snapshot
  })
  await passOnLetters(school)
}

/** What `changeNow` would bill, without tax, for an owner to agree to. @throws Problem as it does */
export async function quote(school: School, order: Order, day: string = school.today()): Promise<Quote> {
  const { perChild, interval } = order.price
  return runTransaction('platform', { readOnly: true }, async q => {
    const [row] = await q.select().from(schools).where(eq(schools.id, school.id))
    const { lines } = await changed(q, found(row), paying(await subscriptionOf(q, school.id)), order, day)
    return { perPeriod: perChild * order.children, interval, now: totalsOf(lines, 0).net }
  })
}

interface Change {
  cause: 'upgrade' | 'interval'
  lines: InvoiceLine[]
  /** What is billed. */
  period: Period
  snapshot: SubscriptionSnapshot
}

async function changed(
  q: Queries,
  row: SchoolRow,
  subscription: SubscriptionRow,
  { price, children }: Order,
  day: string,
): Promise<Change> {
  const { currency, periodStart: start, periodEnd: end } = subscription
  const before: Agreed = { plan: planOf(row), interval: subscription.interval, perChild: subscription.perChild }
  if (price.currency !== currency || day >= end) throw new Problem('conflict', 'not from this period')
  const upgrade = price.interval === before.interval
  // The month of an upgrade goes on, and what it has had so far was had at the smaller price.
  const extra = await extraLines(q, subscription, before, upgrade ? addDays(day, 1) : day)
  const agreed = {
    ...snapshotOf(subscription, price.plan),
    perChild: price.perChild,
    pricedSince: price.since,
    next: null,
  }
  if (upgrade) {
    if (price.perChild <= before.perChild) throw new Problem('conflict', 'not larger')
    const line = upgradeLine(before, price, subscription.children, { start, end }, day)
    return { cause: 'upgrade', lines: [...extra, line], period: { start: day, end }, snapshot: agreed }
  }
  const period = periodFrom(day, day, price.interval)
  const lines = [
    ...extra,
    unusedLine(before, subscription.children, { start, end }, day),
    periodLine(price, children, period),
  ]
  if (totalsOf(lines, 0).net < 0) throw new Problem('conflict', 'cheaper')
  return {
    ...{ cause: 'interval', lines, period },
    snapshot: { ...agreed, interval: price.interval, children, periodStart: period.start, periodEnd: period.end },
  }
}

async function comeNext(school: School, next: SubscriptionSnapshot['next']): Promise<void> {
  await changeSubscription(school, 'plan_chosen', school.today(), async (_q, row, subscription) => {
    const standing = snapshotOf(paying(subscription), planOf(row))
    const same = next?.plan === standing.plan && next.interval === standing.interval
    return { ...standing, next: same ? null : next }
  })
}

/** @throws Problem conflict */
function paying(subscription: SubscriptionRow | null): SubscriptionRow {
  if (subscription?.provider !== 'transfer') throw new Problem('conflict', 'no subscription by transfer')
  return subscription
}

/** @throws Problem conflict for a school whose plan is none that is paid for, which nothing of ours leaves behind */
export function planOf(row: SchoolRow): Agreed['plan'] {
  if (!isPaidPlan(row.plan)) throw new Problem('conflict', 'no paid plan')
  return row.plan
}

async function invoiceOf(q: Queries, schoolId: string, orderId: string): Promise<string | null> {
  const [known] = await q
    .select({ id: invoices.id })
    .from(invoices)
    .where(and(eq(invoices.schoolId, schoolId), eq(invoices.orderId, orderId), ne(invoices.kind, 'credit_note')))
  return known?.id ?? null
}
