import { and, asc, eq, isNull } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { invoiceLetters, invoicePayments, invoices, invoiceTellings } from '#db/schema/invoices.ts'
import type { School } from '../../school.server.ts'
import { ownersOf } from '../standing.server.ts'
import { writeToOwner } from '../telling.server.ts'
import { openAmount } from './bill.ts'
import { asInvoice, type InvoiceRow, ledgerColumns } from './ledger.server.ts'
import { invoiceLetter } from './letter-texts.ts'

export type LetterKind = (typeof invoiceLetters.$inferSelect)['kind']

/** The job that writes to one owner, and the one that makes an invoice's PDF; declared in `workers/billing/` and `app/platform/invoice/`. */
export const invoiceLetterJob = 'billing.invoice-letter'
export const invoiceFileJob = 'billing.invoice-file'

/** Has owners written to once this transaction is committed and `passOnLetters` has run; the same twice is once. */
export async function noteLetter(
  q: Queries,
  letter: { invoice: Pick<InvoiceRow, 'id' | 'schoolId'>; subjectId: string; kind: LetterKind; day: string },
): Promise<void> {
  const { invoice, subjectId, kind, day } = letter
  await q
    .insert(invoiceLetters)
    .values({ schoolId: invoice.schoolId, invoiceId: invoice.id, subjectId, kind, day })
    .onConflictDoNothing()
}

/** What follows committed bookings: letters to each owner, and the PDF of what was issued. Whatever a crash leaves undone, the next call does. */
export async function passOnLetters(school: School): Promise<void> {
  const waiting = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select()
      .from(invoiceLetters)
      .where(and(eq(invoiceLetters.schoolId, school.id), isNull(invoiceLetters.passedOnAt)))
      .orderBy(asc(invoiceLetters.id)),
  )
  for (const { id: letterId, kind, invoiceId } of waiting) {
    await school.asSystem().write(async tx => {
      const told = await tx
        .insert(invoiceTellings)
        .values({ letterId })
        .onConflictDoNothing()
        .returning({ id: invoiceTellings.id })
      if (told.length === 0) return
      if (kind === 'issued' || kind === 'credited') await tx.enqueue(invoiceFileJob, { invoiceId })
      const memberIds = (await ownersOf(tx)).map(({ id }) => id)
      for (const memberId of memberIds) await tx.enqueue(invoiceLetterJob, { letterId, memberId })
      await tx.announce('billing', invoiceId, { memberIds })
    })
    await runTransaction('platform', { readOnly: false }, q =>
      q.update(invoiceLetters).set({ passedOnAt: new Date() }).where(eq(invoiceLetters.id, letterId)),
    )
  }
}

/** Writes one letter to one owner; a reminder of what has been paid meanwhile is left out. */
export async function writeInvoiceLetter(
  school: School,
  { letterId, memberId }: { letterId: string; memberId: string },
): Promise<void> {
  const [[letter], payment] = await school.read(async q => {
    const rows = await q
      .select({ kind: invoiceLetters.kind, subjectId: invoiceLetters.subjectId, ...ledgerColumns })
      .from(invoiceLetters)
      .innerJoin(invoices, eq(invoices.id, invoiceLetters.invoiceId))
      .where(eq(invoiceLetters.id, letterId))
    const payments = await q
      .select({ amount: invoicePayments.amount })
      .from(invoicePayments)
      .where(eq(invoicePayments.id, rows[0]?.subjectId ?? letterId))
    return [rows, payments[0]] as const
  })
  if (!letter) return
  const { kind, subjectId: _, ...row } = letter
  const invoice = asInvoice(row)
  const open = openAmount(invoice)
  const isReminder = kind !== 'issued' && kind !== 'credited' && kind !== 'paid'
  if ((isReminder || kind === 'issued') && open <= 0) return
  await writeToOwner(school, memberId, (locale, href) =>
    invoiceLetter(locale, kind, {
      ...{ school: school.facts.name, invoice, open, came: payment?.amount ?? 0 },
      href: `${href}/invoices/${invoice.id}`,
    }),
  )
}
