import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { useAttachments } from '#app/platform/attachments/use-attachments.ts'
import { useSent } from '#app/platform/attachments/use-sent.ts'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { found } from '#tenants/problem.ts'
import { healthChild } from '../health-child.server.ts'
import { OrderForm } from '../medication-forms.ts'
import { signOrder } from '../medication-orders.server.ts'
import { paths } from '../paths.ts'
import { OrderFields } from '../ui/medication-fields.tsx'
import { OrderFiles } from '../ui/medication-files.tsx'
import { PlanFields } from '../ui/medication-plan.tsx'
import { OrderSignatureFields } from '../ui/medication-signature.tsx'

export const loader = load('health:prescribe', async ({ school, actor, params, locale, t }) => {
  const child = await healthChild(school, idFrom(params.childId))
  found(child.mayEnter || undefined)
  return {
    child,
    orderId: uuidv7(),
    today: school.today(),
    signer: actor.name,
    memberId: actor.memberId ?? '',
    words: attachmentWords(locale),
    title: t('health.medication.new'),
  }
})

export const action = act('health:prescribe', OrderForm, async ({ school, params, form, t }) => {
  const childId = idFrom(params.childId)
  const refused = await signOrder(school, childId, form)
  if (refused === 'past') throw invalid({ untilDay: 'health.medication.form.past' })
  if (refused === 'expired') throw invalid({ expiresOn: 'health.medication.form.expired' })
  return redirectWithToast(paths.medication(childId), t('health.medication.signed'))
})

export const meta = titled

/** The page keeps its id over a failed try, so that the second is the same order. */
export const shouldRevalidate = () => false

export default function NewMedication() {
  const t = useT()
  const { child, title, orderId, today, signer, memberId, words } = useLoaderData<typeof loader>()
  const attaching = useAttachments(`medication-${child.id}`, memberId)
  useSent(attaching.sent)
  return (
    <FormPage
      title={title}
      text={t('health.medication.new_text', { name: child.shortName })}
      back={{ href: paths.medication(child.id), label: t('health.medication.title') }}
      submit={t('health.medication.sign')}
      waiting={attaching.moving > 0}
    >
      <OrderFields orderId={orderId} />
      <PlanFields today={today} />
      <OrderFiles attaching={attaching} words={words} />
      <OrderSignatureFields signer={signer} />
    </FormPage>
  )
}
