import { type InvoiceState, invoiceState, openAmount } from '#tenants/billing/transfer/bill.ts'
import type { ListedInvoice } from '#tenants/billing/transfer/invoice-lists.server.ts'

/** An invoice or credit note in a table; `state` is null for a credit note. */
export const rowOf = ({ invoice, school }: ListedInvoice, day: string) => {
  const { id, number, kind, issuedOn, dueOn, total, currency } = invoice
  const isInvoice = kind === 'invoice'
  const state: InvoiceState | null = isInvoice ? invoiceState(invoice, day) : null
  return {
    id,
    number,
    kind,
    issuedOn,
    dueOn,
    total,
    currency,
    school,
    state,
    open: isInvoice ? openAmount(invoice) : 0,
  }
}
export type InvoiceTableRow = ReturnType<typeof rowOf>
