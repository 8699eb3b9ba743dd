import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { openSensitive } from '#app/platform/sensitive.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { orderAnswers } from '#db/health-words.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { AnswerForm, longestReason } from '../medication-forms.ts'
import { answerOrder, childOfOrder, orderWithLog } from '../medication-orders.server.ts'
import { paths } from '../paths.ts'
import { OrderCard } from '../ui/medication-card.tsx'

export const loader = load('health:give', async request => {
  const { school, params, t } = request
  const orderId = idFrom(params.orderId)
  const childId = await childOfOrder(school, orderId)
  await openSensitive(request, childId, 'medication')
  const { order } = await orderWithLog(school, childId, orderId)
  return { order, zone: school.facts.timeZone, title: t('health.medication.answer') }
})

export const action = act('health:give', AnswerForm, async ({ school, params, form, t }) => {
  const orderId = idFrom(params.orderId)
  const refused = await answerOrder(school, orderId, form)
  if (refused) throw invalid({ '': `health.medication.refused.${refused}` })
  return redirectWithToast(paths.medicationOrder(orderId), t('ui.state.saved'))
})

export const meta = titled

/** The staff take an order with its package, or say why they do not. */
export default function Answer() {
  const t = useT()
  const { order, zone, title } = useLoaderData<typeof loader>()
  const { errors, kept, ticked } = useAnswer()
  const [answer, setAnswer] = useState(kept('answer', 'accepted'))
  return (
    <FormPage
      title={title}
      text={order.medicine}
      back={{ href: paths.medicationOrder(order.id), label: order.medicine }}
      submit={t('ui.action.save')}
      after={
        <Card>
          <OrderCard order={order} zone={zone} />
        </Card>
      }
    >
      <RadioCards
        legend={t('health.medication.answer_legend')}
        name="answer"
        value={answer}
        onChange={setAnswer}
        columns={2}
        options={orderAnswers.map(value => ({ value, label: t(`health.medication.answer.${value}`) }))}
        error={errors.answer}
      />
      {answer === 'accepted' ? (
        <Checkbox
          name="checked"
          label={t('health.medication.checked')}
          hint={t('health.medication.checked_hint', { medicine: order.medicine })}
          defaultChecked={ticked('checked', false)}
          error={errors.checked}
        />
      ) : (
        <TextArea
          label={t('health.vaccination.reason')}
          hint={t('health.medication.decline_hint')}
          name="reason"
          maxLength={longestReason}
          defaultValue={kept('reason', '')}
          error={errors.reason}
          required
        />
      )}
    </FormPage>
  )
}
