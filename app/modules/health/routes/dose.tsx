import { useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { openSensitive } from '#app/platform/sensitive.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { colleaguesWithPin } from '#tenants/people/staff-pin.server.ts'
import { found } from '#tenants/problem.ts'
import { witnessStateOf, witnessUntil } from '../dose-policy.ts'
import { confirmDose, placeOfDose } from '../doses.server.ts'
import { WitnessForm } from '../medication-forms.ts'
import { orderWithLog } from '../medication-orders.server.ts'
import { paths } from '../paths.ts'
import { WitnessFields } from '../ui/witness-fields.tsx'

export const loader = load('health:give', async request => {
  const { school, params, t } = request
  const doseId = idFrom(params.doseId)
  const { childId, orderId } = await placeOfDose(school, doseId)
  await openSensitive(request, childId, 'medication')
  const [{ order, log }, colleagues] = await Promise.all([
    orderWithLog(school, childId, orderId),
    colleaguesWithPin(school),
  ])
  const dose = found(log.find(({ id, kind }) => id === doseId && kind === 'given'))
  return {
    ...{ orderId, order, dose, zone: school.facts.timeZone },
    state: witnessStateOf(dose, Date.now()),
    until: new Date(witnessUntil(dose)).toISOString(),
    colleagues: colleagues.filter(({ id }) => id !== dose.byId),
    title: t('health.witness.title'),
  }
})

export const action = act('health:give', WitnessForm, async ({ school, params, form, t }) => {
  const doseId = idFrom(params.doseId)
  const { orderId } = await placeOfDose(school, doseId)
  const refused = await confirmDose(school, doseId, form)
  if (refused) {
    const field = refused === 'wrong' || refused === 'locked' ? 'pin' : refused === 'same_person' ? 'witnessId' : ''
    throw invalid({ [field]: `health.witness.refused.${refused}` })
  }
  return redirectWithToast(paths.medicationOrder(orderId), t('health.witness.done'))
})

export const meta = titled

/** The second person who was there confirms a dose, on the device of whoever gave it. */
export default function DosePage() {
  const t = useT()
  const { orderId, order, dose, state, until, colleagues, zone, title } = useLoaderData<typeof loader>()
  return (
    <FormPage
      title={title}
      text={`${order.medicine} · ${order.dose} ${t(`health.unit.${order.unit}`)}`}
      back={{ href: paths.medicationOrder(orderId), label: order.medicine }}
      submit={state === 'open' && colleagues.length > 0 && !dose.mistaken ? t('health.witness.submit') : null}
    >
      <WitnessFields {...{ dose, state, until, colleagues, zone }} />
    </FormPage>
  )
}
