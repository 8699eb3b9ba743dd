import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { EndingForm } from '../forms.ts'
import { endOrder } from '../medication-orders.server.ts'
import { paths } from '../paths.ts'

export const action = act('health:prescribe', EndingForm, async ({ school, params, t }) => {
  const { childId } = await endOrder(school, idFrom(params.orderId))
  return redirectWithToast(paths.medication(childId), t('health.condition.end_done'))
})
