import { act, invalid } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { creditInvoice } from '#tenants/billing/transfer/bookkeeping.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { CreditForm } from './forms.ts'
import { paths } from './paths.ts'
import { refusalText } from './ui/refusal-text.ts'

/** Takes back a part of an invoice, or all that is open of it. */
export const action = act('console:operate', CreditForm, async ({ params, operator, form, locale, t }) => {
  const invoiceId = idFrom(params.invoiceId)
  const { noteId: id, amount, reason } = form
  const refused = await creditInvoice(operator.identityId, invoiceId, { id, amount, reason })
  if (refused) throw invalid({ amount: refusalText(locale, refused) })
  return redirectWithToast(paths.invoice(invoiceId), t('console.invoice.credited'))
})
