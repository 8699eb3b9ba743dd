import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { answerArrival } from '../kiosk-arrivals.server.ts'
import { ArrivalAnswerForm } from '../kiosk-forms.ts'
import { settingsOf } from '../settings.ts'

/** One of the staff says whether a child that somebody said had come is here. */
export const action = act('attendance:mark', ArrivalAnswerForm, async ({ school, resolved, params, form }) => {
  await answerArrival(school, settingsOf(resolved), idFrom(params.arrivalId), form.answer)
  return { done: true }
})
