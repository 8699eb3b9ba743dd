import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { invoicePayments, invoices } from '#db/schema/invoices.ts'
import { operators, schools } from '#db/schema/platform.ts'
import { system } from '../../actor.ts'
import { operate } from '../../operations.server.ts'
import { found, Problem } from '../../problem.ts'
import { School } from '../../school.server.ts'
import { typedMoney } from '../money.ts'
import type { Currency } from '../prices.ts'
import { putOverdue } from '../subscription.server.ts'
import { openAmount } from './bill.ts'
import { issueCreditNote } from './issue.server.ts'
import { type Invoice, invoiceById, overdueSince } from './ledger.server.ts'
import { noteLetter, passOnLetters } from './letters.server.ts'

/** Money that has come, as an operator books it. `id` is made with the form: sent twice it is booked once. */
export interface PaymentBooked {
  id: string
  /** Hundredths. */
  amount: number
  receivedOn: string
  reference: string | null
}
/** Why something was not booked: more than is open, by so much; or a day that has not come. */
export type Refusal = { why: 'too_much'; open: number; currency: Currency } | { why: 'nothing' } | { why: 'future' }

/**
 * Books money that has come. What is open is the most that can be booked: the rest of a transfer belongs to another invoice, or back to
 * its sender.
 * @returns null when it is booked, now or before
 * @throws Problem not_found
 */
export function bookPayment(identityId: string, invoiceId: string, payment: PaymentBooked): Promise<Refusal | null> {
  return onInvoice(identityId, invoiceId, 'paid', async (q, invoice, { day, operatorId }) => {
    const [known] = await q.select().from(invoicePayments).where(eq(invoicePayments.id, payment.id))
    if (known) return { done: null }
    if (payment.receivedOn > day) return { refused: { why: 'future' } }
    const refused = unlessOpen(invoice, payment.amount)
    if (refused) return { refused }
    await q.insert(invoicePayments).values({ ...payment, schoolId: invoice.schoolId, invoiceId, operatorId })
    await noteLetter(q, { invoice, subjectId: payment.id, kind: 'paid', day })
    return { done: 'invoice.paid', amount: payment.amount }
  })
}

/**
 * Takes back a payment that was booked wrongly, by a counter entry; twice is once.
 * @throws Problem not_found for another invoice's
 */
export async function reversePayment(identityId: string, invoiceId: string, paymentId: string): Promise<void> {
  await onInvoice(identityId, invoiceId, 'unpaid', async (q, invoice, { day, operatorId }) => {
    const [payment] = await q
      .select()
      .from(invoicePayments)
      .where(and(eq(invoicePayments.invoiceId, invoiceId), eq(invoicePayments.id, paymentId)))
    const { id: reverses, amount, reference, reverses: counter } = found(payment)
    if (counter) throw new Problem('conflict', 'a counter entry')
    const written = await q
      .insert(invoicePayments)
      .values({
        ...{ id: uuidv7(), schoolId: invoice.schoolId, invoiceId, amount: -amount, receivedOn: day },
        ...{ reference, reverses, operatorId },
      })
      .onConflictDoNothing()
      .returning({ id: invoicePayments.id })
    return written.length > 0 ? { done: 'invoice.payment_reversed', amount } : { done: null }
  })
}

/**
 * Takes back a part of an invoice, or the whole of it, by a credit note. What was paid has to be taken back first.
 * @param credit `id` is made with the form; `amount` in hundredths, with tax
 * @returns null when it is issued, now or before
 */
export function creditInvoice(
  identityId: string,
  invoiceId: string,
  credit: { id: string; amount: number; reason: string },
): Promise<Refusal | null> {
  return onInvoice(identityId, invoiceId, 'paid', async (q, invoice, { day }) => {
    const [known] = await q.select({ id: invoices.id }).from(invoices).where(eq(invoices.id, credit.id))
    if (known) return { done: null }
    const refused = unlessOpen(invoice, credit.amount)
    if (refused) return { refused }
    const note = await issueCreditNote(q, invoice, { ...credit, day })
    return { done: 'invoice.credited', amount: credit.amount, reason: credit.reason, note: note.number }
  })
}

function unlessOpen(invoice: Invoice, amount: number): Refusal | null {
  const open = openAmount(invoice)
  if (open <= 0) return { why: 'nothing' }
  return amount > open ? { why: 'too_much', open, currency: invoice.currency } : null
}

type Outcome =
  | { refused: Refusal }
  | { done: null }
  | {
      done: 'invoice.paid' | 'invoice.payment_reversed' | 'invoice.credited'
      amount: number
      reason?: string
      note?: string
    }

/** One act on one invoice: its school locked, what is late worked out anew, its state settled, the act logged, owners written to. */
async function onInvoice(
  identityId: string,
  invoiceId: string,
  cause: 'paid' | 'unpaid',
  act: (q: Queries, invoice: Invoice, by: { day: string; operatorId: string }) => Promise<Outcome>,
): Promise<Refusal | null> {
  const school = await schoolOf(identityId, invoiceId)
  let refusal: Refusal | null = null
  await operate(identityId, school.id, cause, async q => {
    const { invoice } = await invoiceById(q, invoiceId)
    if (invoice.kind !== 'invoice') throw new Problem('conflict', 'a credit note')
    const day = school.today()
    const [operator] = await q.select({ id: operators.id }).from(operators).where(eq(operators.identityId, identityId))
    const outcome = await act(q, invoice, { day, operatorId: found(operator).id })
    if ('refused' in outcome) refusal = outcome.refused
    if ('refused' in outcome || !outcome.done) return null
    await putOverdue(q, school.id, await overdueSince(q, school.id, day))
    const { done, amount, reason, note } = outcome
    return {
      action: done,
      detail: {
        ...{ invoiceId, number: invoice.number, amount: typedMoney(amount), currency: invoice.currency },
        ...(reason ? { reason } : {}),
        ...(note ? { note } : {}),
      },
    }
  })
  await passOnLetters(school)
  return refusal
}

/** Who may not operate learns nothing of whether there is such an invoice. */
async function schoolOf(identityId: string, invoiceId: string): Promise<School> {
  const [operator, facts] = await runTransaction('platform', { readOnly: true }, async q => {
    const [one] = await q
      .select({ id: operators.id })
      .from(operators)
      .where(and(eq(operators.identityId, identityId), eq(operators.role, 'operator')))
    const [row] = await q
      .select({ school: schools })
      .from(invoices)
      .innerJoin(schools, eq(schools.id, invoices.schoolId))
      .where(eq(invoices.id, invoiceId))
    return [one, row] as const
  })
  if (!operator) throw new Problem('forbidden', 'not an operator')
  return new School(found(facts).school, system)
}
