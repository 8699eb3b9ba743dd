import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { reversePayment } from '#tenants/billing/transfer/bookkeeping.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { ConfirmForm } from './forms.ts'
import { paths } from './paths.ts'

/** Takes a payment back that was booked wrongly. */
export const action = act('console:operate', ConfirmForm, async ({ params, operator, t }) => {
  const invoiceId = idFrom(params.invoiceId)
  await reversePayment(operator.identityId, invoiceId, idFrom(params.paymentId))
  return redirectWithToast(paths.invoice(invoiceId), t('console.invoice.reversed'))
})
