import { act, invalid } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { bookPayment } from '#tenants/billing/transfer/bookkeeping.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { PaymentForm } from './forms.ts'
import { paths } from './paths.ts'
import { refusalText } from './ui/refusal-text.ts'

/** Books money that has come. */
export const action = act('console:operate', PaymentForm, async ({ params, operator, form, locale, t }) => {
  const invoiceId = idFrom(params.invoiceId)
  const { paymentId: id, amount, receivedOn, reference = null } = form
  const refused = await bookPayment(operator.identityId, invoiceId, { id, amount, receivedOn, reference })
  if (refused) throw invalid({ [refused.why === 'future' ? 'receivedOn' : 'amount']: refusalText(locale, refused) })
  return redirectWithToast(paths.invoice(invoiceId), t('console.invoice.booked'))
})
