import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { openSensitive } from '#app/platform/sensitive.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import type { DoseRefusal } from '../dose-policy.ts'
import { logDose } from '../doses.server.ts'
import { healthChild } from '../health-child.server.ts'
import { DoseForm } from '../medication-forms.ts'
import { childOfOrder, orderWithLog } from '../medication-orders.server.ts'
import { paths } from '../paths.ts'
import { DoseFields } from '../ui/dose-fields.tsx'

export const loader = load('health:give', async request => {
  const { school, params, url, t } = request
  const orderId = idFrom(params.orderId)
  const childId = await childOfOrder(school, orderId)
  await openSensitive(request, childId, 'medication')
  const [child, { order }] = await Promise.all([healthChild(school, childId), orderWithLog(school, childId, orderId)])
  const asked = url.searchParams.get('time')
  const time = order.times.find(each => each === asked) ?? null
  return { child, order, time, doseId: uuidv7(), title: t('health.dose_log.new', { name: child.shortName }) }
})

/** Where a refusal asks for something that can be given; the others end it. */
const fieldOf: Partial<Record<DoseRefusal, string>> = { unusual_time: 'anyway', outside_times: 'reason' }

export const action = act('health:give', DoseForm, async ({ school, params, form, t }) => {
  const orderId = idFrom(params.orderId)
  const refused = await logDose(school, orderId, form)
  if (refused) throw invalid({ [fieldOf[refused] ?? '']: `health.dose_log.refused.${refused}` })
  if (form.kind === 'given') return redirectWithToast(paths.dose(form.doseId), t('health.dose_log.done'))
  return redirectWithToast(paths.medicationOrder(orderId), t('ui.state.saved'))
})

export const meta = titled

/** The page keeps its id over a failed try, so that the second is the same dose. */
export const shouldRevalidate = () => false

export default function NewDose() {
  const t = useT()
  const { child, order, time, doseId, title } = useLoaderData<typeof loader>()
  return (
    <FormPage
      title={title}
      text={child.name}
      back={{ href: paths.medicationOrder(order.id), label: order.medicine }}
      submit={t('health.dose_log.log')}
    >
      <DoseFields order={order} time={time} doseId={doseId} />
    </FormPage>
  )
}
