import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { TextArea } from '#app/ui/text-area.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { placeOfDose, takeBackDose } from '../doses.server.ts'
import { longestReason, MistakeForm } from '../medication-forms.ts'
import { paths } from '../paths.ts'

export const loader = load('health:give', async ({ school, params, t }) => {
  const { orderId } = await placeOfDose(school, idFrom(params.doseId))
  return { orderId, entryId: uuidv7(), title: t('health.dose_log.mistake_title') }
})

export const action = act('health:give', MistakeForm, async ({ school, params, form, t }) => {
  const { orderId } = await takeBackDose(school, idFrom(params.doseId), form)
  return redirectWithToast(paths.medicationOrder(orderId), t('health.vaccination.taken_back'))
})

export const meta = titled

/** The page keeps its id over a failed try, so that the second is the same entry. */
export const shouldRevalidate = () => false

/** An entry of the log was a mistake: it stays, with a second one that says so. */
export default function DoseMistake() {
  const t = useT()
  const { orderId, entryId, title } = useLoaderData<typeof loader>()
  const { errors, kept } = useAnswer()
  return (
    <FormPage
      title={title}
      text={t('health.dose_log.mistake_text')}
      back={{ href: paths.medicationOrder(orderId), label: t('health.medication.title') }}
      submit={t('health.vaccination.take_back')}
    >
      <input type="hidden" name="entryId" value={entryId} />
      <TextArea
        label={t('health.vaccination.reason')}
        name="reason"
        maxLength={longestReason}
        defaultValue={kept('reason', '')}
        error={errors.reason}
        required
      />
    </FormPage>
  )
}
