import type { InvoiceLine } from '#db/schema/invoices.ts'
import type { PaidPlanId } from '../../plans.ts'
import { daysBetween } from '../lifecycle.ts'
import { divided } from '../money.ts'
import type { Interval } from '../prices.ts'
import type { Period } from './periods.ts'

/*
 * What stands on a bill, and how it is reckoned. Amounts are integers in hundredths of the currency; whatever is divided is rounded half
 * away from zero, line by line, so that the sum is the sum of what one reads.
 */

/** What was agreed for a child and interval. */
export interface Agreed {
  plan: PaidPlanId
  interval: Interval
  perChild: number
}

/** A whole period in advance: children × price. */
export function periodLine(
  { plan, interval, perChild }: Agreed,
  children: number,
  { start, end }: Period,
): InvoiceLine {
  return {
    key: 'plan',
    values: { plan, interval, from: start, until: end },
    quantity: children,
    unit: perChild,
    amount: children * perChild,
  }
}

/** More children than were billed, in one month: their number × the month's price, a twelfth of a year's. */
export function extraLine({ interval, perChild }: Agreed, children: number, { start, end }: Period): InvoiceLine {
  const unit = interval === 'year' ? divided(perChild, 12) : perChild
  return { key: 'extra', values: { from: start, until: end }, quantity: children, unit, amount: children * unit }
}

/**
 * A larger plan for the rest of a period: children × difference of the prices × days left ÷ days of the period; the day of the change is
 * one of those left.
 */
export function upgradeLine(before: Agreed, after: Agreed, children: number, period: Period, day: string): InvoiceLine {
  const [left, of] = [daysBetween(day, period.end), daysBetween(period.start, period.end)]
  const unit = after.perChild - before.perChild
  return {
    key: 'upgrade',
    values: { plan: after.plan, before: before.plan, from: day, until: period.end, left, of },
    quantity: children,
    unit,
    amount: divided(children * unit * left, of),
  }
}

/** What was paid for and is not used since another interval begins: minus children × price × days left ÷ days of the period. */
export function unusedLine({ plan, perChild }: Agreed, children: number, period: Period, day: string): InvoiceLine {
  const [left, of] = [daysBetween(day, period.end), daysBetween(period.start, period.end)]
  return {
    key: 'unused',
    values: { plan, from: day, until: period.end, left, of },
    quantity: children,
    unit: -perChild,
    amount: -divided(children * perChild * left, of),
  }
}

/** What a bill comes to. @param rate of tax, in hundredths of a per cent, on the sum of the lines */
export function totalsOf(lines: readonly Pick<InvoiceLine, 'amount'>[], rate: number) {
  const net = lines.reduce((sum, { amount }) => sum + amount, 0)
  const tax = divided(net * rate, 10_000)
  return { net, tax, total: net + tax }
}

/** What a gross amount is made of, for a part that is taken back: net is amount ÷ (1 + rate), the rest is tax. */
export function netOf(total: number, rate: number) {
  const net = divided(total * 10_000, 10_000 + rate)
  return { net, tax: total - net, total }
}

/** How an invoice stands. Credit notes have no state of their own: they are what they are. */
export const invoiceStates = ['open', 'partly_paid', 'overdue', 'paid', 'credited'] as const
export type InvoiceState = (typeof invoiceStates)[number]

/** What has moved an invoice since it was issued, in hundredths. */
export interface Moved {
  total: number
  paid: number
  credited: number
  dueOn: string | null
}
export const openAmount = ({ total, paid, credited }: Moved): number => total - paid - credited

/** How an invoice stands on a day. Pure: payments, counter entries and credit notes in whatever order give the same. */
export function invoiceState(moved: Moved, day: string): InvoiceState {
  if (openAmount(moved) > 0) {
    if (moved.dueOn !== null && moved.dueOn < day) return 'overdue'
    return moved.paid > 0 || moved.credited > 0 ? 'partly_paid' : 'open'
  }
  return moved.total > 0 && moved.credited === moved.total ? 'credited' : 'paid'
}
