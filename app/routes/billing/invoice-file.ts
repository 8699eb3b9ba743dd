import { pdfOf } from '#app/platform/invoice/file.server.ts'
import { load } from '#app/platform/load.server.ts'
import { invoiceFile } from '#tenants/billing/transfer/ledger.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'

/** An invoice's PDF, as it was issued. */
export const loader = load('billing:manage', async ({ school, params }) => {
  const invoiceId = idFrom(params.invoiceId)
  return pdfOf(await school.read(q => invoiceFile(q, invoiceId)))
})
