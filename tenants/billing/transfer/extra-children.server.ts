import { and, desc, eq, gte, inArray } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { type InvoiceLine, invoices } from '#db/schema/invoices.ts'
import { mostChildren } from '../child-counts.server.ts'
import type { SubscriptionRow } from '../subscription.server.ts'
import { type Agreed, extraLine } from './bill.ts'
import { monthsOf } from './periods.ts'

/**
 * What more children than were billed cost in this period, a line for each of its months that has begun before a day and is not on an
 * invoice yet: the most there were at once in the month, less those that were billed.
 * @param q of the platform
 */
export async function extraLines(
  q: Queries,
  { schoolId, children, periodStart, periodEnd }: SubscriptionRow,
  agreed: Agreed,
  before: string,
): Promise<InvoiceLine[]> {
  const issued = await q
    .select({ lines: invoices.lines })
    .from(invoices)
    .where(and(eq(invoices.schoolId, schoolId), gte(invoices.issuedOn, periodStart)))
  const settled = new Set(
    issued.flatMap(({ lines }) => lines.flatMap(({ key, values }) => (key === 'extra' ? [values.from] : []))),
  )
  const lines: InvoiceLine[] = []
  for (const month of monthsOf(await anchorOf(q, schoolId, periodStart), { start: periodStart, end: periodEnd })) {
    if (month.start >= before || settled.has(month.start)) continue
    const more = (await mostChildren(q, schoolId, month.start, month.end)) - children
    if (more > 0) lines.push(extraLine(agreed, more, month))
  }
  return lines
}

/** The day on which a school's periods began to run: its day of the month is kept for good. @param start of the period, where none is known */
export async function anchorOf(q: Queries, schoolId: string, start: string): Promise<string> {
  const [first] = await q
    .select({ on: invoices.periodStart })
    .from(invoices)
    .where(and(eq(invoices.schoolId, schoolId), inArray(invoices.cause, ['begin', 'interval'])))
    .orderBy(desc(invoices.periodStart))
    .limit(1)
  return first && first.on <= start ? first.on : start
}
