import { and, asc, desc, eq, ilike, inArray, or, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { invoiceLetters, invoices } from '#db/schema/invoices.ts'
import { schools } from '#db/schema/platform.ts'
import type { Currency } from '../prices.ts'
import { openAmount } from './bill.ts'
import { nextReminder } from './dunning.ts'
import { asInvoice, type Invoice, invoiceById, invoicesOf, ledgerColumns, stillOpen } from './ledger.server.ts'

export const invoicesPerPage = 50
export const invoiceFilters = ['open', 'overdue', 'paid'] as const
export type InvoiceFilter = (typeof invoiceFilters)[number]

/** An invoice among those of all schools; `school` is null when it was erased. */
export interface ListedInvoice {
  invoice: Invoice
  school: string | null
}

/**
 * Invoices and credit notes of all schools, newest first.
 * @param search a part of a number, or of a school's name or address
 * @param day the vendor's, by which one is late
 */
export function listInvoices(
  { search, filter, page }: { search: string; filter: InvoiceFilter | null; page: number },
  day: string,
): Promise<{ rows: ListedInvoice[]; total: number }> {
  const like = `%${search.replace(/[\\%_]/g, sign => `\\${sign}`)}%`
  const conditions = {
    open: stillOpen,
    overdue: and(stillOpen, sql`invoices.due_on < ${day}`),
    paid: and(eq(invoices.kind, 'invoice'), sql`not (${stillOpen})`),
  }
  const where = and(
    search ? or(ilike(invoices.number, like), ilike(schools.name, like), ilike(schools.slug, like)) : undefined,
    filter ? conditions[filter] : undefined,
  )
  return runTransaction('platform', { readOnly: true }, async q => {
    const rows = await q
      .select({ ...ledgerColumns, school: schools.name })
      .from(invoices)
      .leftJoin(schools, eq(schools.id, invoices.schoolId))
      .where(where)
      .orderBy(desc(invoices.issuedOn), desc(invoices.id))
      .limit(invoicesPerPage)
      .offset((page - 1) * invoicesPerPage)
    const [count] = await q
      .select({ total: sql<number>`count(*)::int` })
      .from(invoices)
      .leftJoin(schools, eq(schools.id, invoices.schoolId))
      .where(where)
    return {
      rows: rows.map(({ school, ...row }) => ({ invoice: asInvoice(row), school })),
      total: count?.total ?? 0,
    }
  })
}

/** What one school was billed, newest first. */
export const invoicesOfSchool = (schoolId: string): Promise<Invoice[]> =>
  runTransaction('platform', { readOnly: true }, q => invoicesOf(q, schoolId))

/** An invoice as the console shows it, with its school's name and the letters that went. @throws Problem not_found */
export function openInvoice(id: string) {
  return runTransaction('platform', { readOnly: true }, async q => {
    const found = await invoiceById(q, id)
    const [[school], letters] = await Promise.all([
      q
        .select({ id: schools.id, name: schools.name, timeZone: schools.timeZone })
        .from(schools)
        .where(eq(schools.id, found.invoice.schoolId)),
      q.select().from(invoiceLetters).where(eq(invoiceLetters.invoiceId, id)).orderBy(asc(invoiceLetters.id)),
    ])
    return { ...found, school: school ?? null, letters }
  })
}

/** Who owes what since when, the oldest first, with the reminders that went and what comes next; and what all of them owe. */
export function dunningList(day: string) {
  return runTransaction('platform', { readOnly: true }, async q => {
    const rows = await q
      .select({ ...ledgerColumns, school: schools.name, state: schools.state, closedOn: schools.closedOn })
      .from(invoices)
      .leftJoin(schools, eq(schools.id, invoices.schoolId))
      .where(and(stillOpen, sql`invoices.due_on < ${day}`))
      .orderBy(asc(invoices.dueOn), asc(invoices.id))
      .limit(500)
    const ids = rows.map(({ invoice }) => invoice.id)
    const letters = ids.length
      ? await q
          .select({ invoiceId: invoiceLetters.invoiceId, kind: invoiceLetters.kind, day: invoiceLetters.day })
          .from(invoiceLetters)
          .where(and(inArray(invoiceLetters.invoiceId, ids), sql`kind not in ('issued', 'credited', 'paid')`))
          .orderBy(asc(invoiceLetters.id))
      : []
    const [sums, oldest] = [new Map<Currency, number>(), new Set<string>()]
    const owing = rows.map(({ school, state, closedOn, ...row }) => {
      const invoice = asInvoice(row)
      const first = !oldest.has(invoice.schoolId)
      oldest.add(invoice.schoolId)
      sums.set(invoice.currency, (sums.get(invoice.currency) ?? 0) + openAmount(invoice))
      return {
        ...{ invoice, school, state },
        reminders: letters.filter(({ invoiceId }) => invoiceId === invoice.id),
        next: closedOn === null && invoice.dueOn ? nextReminder(day, invoice.dueOn, first) : null,
      }
    })
    return { owing, sums: [...sums] }
  })
}
