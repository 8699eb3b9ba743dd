import { eq, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { billingDetails } from '#db/schema/billing.ts'
import { type InvoiceBuyer, type InvoiceLine, invoiceCounters, invoices } from '#db/schema/invoices.ts'
import { found } from '../../problem.ts'
import type { Currency } from '../prices.ts'
import type { SchoolRow } from '../standing.server.ts'
import { netOf, totalsOf } from './bill.ts'
import type { InvoiceRow } from './ledger.server.ts'
import { noteLetter } from './letters.server.ts'
import type { Period } from './periods.ts'
import { seller, vendorTax } from './seller.server.ts'
import { taxOf } from './tax.ts'

/** What is to be billed. */
export interface Bill {
  cause: Exclude<InvoiceRow['cause'], 'credit'>
  orderId?: string
  currency: Currency
  lines: InvoiceLine[]
  period: Period
  /** The school's day, ISO. */
  day: string
  dueOn: string
}

/**
 * Issues an invoice: the next number, both sides' details and the tax as they are now. Inside a transaction that has the school locked;
 * when that is undone the number is as well.
 */
export async function issue(q: Queries, school: SchoolRow, bill: Bill): Promise<InvoiceRow> {
  const { cause, orderId, currency, lines, period, day, dueOn } = bill
  const buyer = await buyerOf(q, school)
  const tax = taxOf(vendorTax(), buyer)
  const [row] = await q
    .insert(invoices)
    .values({
      ...(await nextNumber(q, 'invoice', day)),
      ...{ schoolId: school.id, kind: 'invoice', cause, orderId, currency, lines, buyer, issuedOn: day, dueOn },
      ...totalsOf(lines, tax.rate),
      taxKind: tax.kind,
      taxRate: tax.rate,
      seller: seller(currency),
      locale: school.locale === 'zh-Hans' ? 'zh-Hans' : 'en',
      periodStart: period.start,
      periodEnd: period.end,
    })
    .returning()
  const invoice = found(row)
  await noteLetter(q, { invoice, subjectId: invoice.id, kind: 'issued', day })
  return invoice
}

/** Takes a gross amount of an invoice back, under the tax that it was billed with; the whole of it line by line. */
export async function issueCreditNote(
  q: Queries,
  invoice: InvoiceRow,
  { id, amount, reason, day }: { id: string; amount: number; reason: string; day: string },
): Promise<InvoiceRow> {
  const { schoolId, currency, taxKind, taxRate, buyer, seller: vendor, locale, periodStart, periodEnd } = invoice
  const whole = amount === invoice.total
  const sums = whole ? { net: invoice.net, tax: invoice.tax, total: amount } : netOf(amount, taxRate)
  const values = { number: invoice.number, reason }
  const part: InvoiceLine = { key: 'credit', values, quantity: 1, unit: sums.net, amount: sums.net }
  const [row] = await q
    .insert(invoices)
    .values({
      ...{ id, ...(await nextNumber(q, 'credit_note', day)), ...sums },
      ...{ schoolId, kind: 'credit_note', cause: 'credit', corrects: invoice.id, currency, issuedOn: day },
      ...{ lines: [part], taxKind, taxRate, buyer, seller: vendor, locale, periodStart, periodEnd },
    })
    .returning()
  const note = found(row)
  await noteLetter(q, { invoice: note, subjectId: note.id, kind: 'credited', day })
  return note
}

/**
 * The next number of the kind in the year: `2026-000123`, `CN-2026-000004`. The counter's row stays locked until the transaction ends, so
 * that numbers are in the order of issue and a transaction that is undone leaves no gap.
 */
async function nextNumber(q: Queries, kind: InvoiceRow['kind'], day: string) {
  const year = Number(day.slice(0, 4))
  const [row] = await q
    .insert(invoiceCounters)
    .values({ kind, year, last: 1 })
    .onConflictDoUpdate({
      target: [invoiceCounters.kind, invoiceCounters.year],
      set: { last: sql`${invoiceCounters.last} + 1` },
    })
    .returning({ last: invoiceCounters.last })
  const sequence = found(row).last
  return {
    year,
    sequence,
    number: `${kind === 'credit_note' ? 'CN-' : ''}${year}-${String(sequence).padStart(6, '0')}`,
  }
}

/** Whom the school wants bills made out to; its name and country as long as it has not said. */
async function buyerOf(q: Queries, school: SchoolRow): Promise<InvoiceBuyer> {
  const [details] = await q.select().from(billingDetails).where(eq(billingDetails.schoolId, school.id))
  if (!details) return { name: school.name, address: [], country: school.country, taxId: null, reference: null }
  const { legalName: name, address, country, taxId, reference } = details
  return { name, address, country, taxId, reference }
}
