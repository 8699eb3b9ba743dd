import { pdfOf } from '#app/platform/invoice/file.server.ts'
import { load } from '#app/platform/load.server.ts'
import { runTransaction } from '#db/client.server.ts'
import { invoiceFile } from '#tenants/billing/transfer/ledger.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'

/** An invoice's PDF, as the school has it. */
export const loader = load('console:view', async ({ params }) => {
  const invoiceId = idFrom(params.invoiceId)
  return pdfOf(await runTransaction('platform', { readOnly: true }, q => invoiceFile(q, invoiceId)))
})
