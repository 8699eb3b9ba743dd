import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { invoiceFiles, invoicePayments, invoices } from '#db/schema/invoices.ts'
import { found } from '../../problem.ts'
import { addDays } from '../lifecycle.ts'
import type { Moved } from './bill.ts'

export type InvoiceRow = typeof invoices.$inferSelect

/** An invoice with what has moved it. */
export type Invoice = InvoiceRow & Moved

// Written out: a column of the outer query would lose its table's name inside.
const paid = sql<number>`coalesce((select sum(p.amount) from invoice_payments p where p.invoice_id = invoices.id), 0)::int`
const credited = sql<number>`coalesce((select sum(c.total) from invoices c where c.corrects = invoices.id), 0)::int`
/** An invoice's row beside what has moved it, for a query of `invoices`; `asInvoice` makes one of them. */
export const ledgerColumns = { invoice: invoices, paid, credited }

/** What is to be paid still, in a condition. */
export const stillOpen = sql`invoices.kind = 'invoice' and invoices.total > ${paid} + ${credited}`

export const asInvoice = ({ invoice, ...moved }: { invoice: InvoiceRow; paid: number; credited: number }): Invoice => ({
  ...invoice,
  ...moved,
})

/** A school's invoices and credit notes, newest first. @param q of the platform, or of the school itself */
export async function invoicesOf(q: Queries, schoolId: string): Promise<Invoice[]> {
  const rows = await q
    .select(ledgerColumns)
    .from(invoices)
    .where(eq(invoices.schoolId, schoolId))
    .orderBy(desc(invoices.issuedOn), desc(invoices.id))
  return rows.map(asInvoice)
}

/** One invoice or credit note with all that moved it. @throws Problem not_found */
export async function invoiceById(q: Queries, id: string) {
  const [row] = await q.select(ledgerColumns).from(invoices).where(eq(invoices.id, id))
  const invoice = asInvoice(found(row))
  const [payments, credits, [corrected], [file]] = await Promise.all([
    q.select().from(invoicePayments).where(eq(invoicePayments.invoiceId, id)).orderBy(asc(invoicePayments.createdAt)),
    q
      .select({ id: invoices.id, number: invoices.number, total: invoices.total, issuedOn: invoices.issuedOn })
      .from(invoices)
      .where(eq(invoices.corrects, id))
      .orderBy(asc(invoices.number)),
    q
      .select({ id: invoices.id, number: invoices.number })
      .from(invoices)
      .where(eq(invoices.id, invoice.corrects ?? id)),
    q.select({ at: invoiceFiles.createdAt }).from(invoiceFiles).where(eq(invoiceFiles.invoiceId, id)),
  ])
  return { invoice, payments, credits, corrected: invoice.corrects ? (corrected ?? null) : null, hasFile: !!file }
}

/** A school's open invoices, the one that was due first before the others. */
export async function openInvoices(q: Queries, schoolId: string): Promise<Invoice[]> {
  const rows = await q
    .select(ledgerColumns)
    .from(invoices)
    .where(and(eq(invoices.schoolId, schoolId), stillOpen))
    .orderBy(asc(invoices.dueOn), asc(invoices.id))
  return rows.map(asInvoice)
}

/** Since when a school owes: the day after its oldest open invoice was due, or null when none is late on that day. */
export async function overdueSince(q: Queries, schoolId: string, day: string): Promise<string | null> {
  const [oldest] = await openInvoices(q, schoolId)
  return oldest?.dueOn && oldest.dueOn < day ? addDays(oldest.dueOn, 1) : null
}

/** The bytes of an invoice's PDF, or null while it is being made. @param q of the platform, or of the school itself */
export async function invoiceFile(q: Queries, id: string): Promise<{ number: string; bytes: Buffer | null }> {
  const [row] = await q
    .select({ number: invoices.number, bytes: invoiceFiles.bytes })
    .from(invoices)
    .leftJoin(invoiceFiles, eq(invoiceFiles.invoiceId, invoices.id))
    .where(eq(invoices.id, id))
  return found(row)
}
