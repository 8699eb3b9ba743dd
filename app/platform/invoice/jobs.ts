import { z } from 'zod'
import { invoiceFileJob } from '#tenants/billing/transfer/letters.server.ts'
import { defineJob } from '#workers/job.ts'

/** Makes the PDF of an invoice or credit note that was issued. */
export const invoiceFile = defineJob({
  name: invoiceFileJob,
  schema: z.object({ invoiceId: z.uuid() }),
  concurrencyGroup: 'heavy',
  timeoutMs: 2 * 60_000,
  handler: async () => (await import('./making.server.ts')).makeInvoiceFile,
})

export const jobs = [invoiceFile] as const
