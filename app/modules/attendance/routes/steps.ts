import { act, invalid } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { refusalWords, StepForm } from '../check-forms.ts'
import { takeStep } from '../checks.server.ts'

/** Notes what was done about a child that is unwell. */
export const action = act('attendance:check', StepForm, async ({ school, params, form }) => {
  const refused = await takeStep(school, idFrom(params.childId), form)
  if (refused) throw invalid({ day: refusalWords[refused] })
  return { done: true }
})
