import { act, invalid } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { extendTrial } from '#tenants/operations.server.ts'
import { TrialForm } from './forms.ts'
import { paths } from './paths.ts'

/** Sets the last day of a school's trial. */
export const action = act('console:operate', TrialForm, async ({ params, operator, form, t }) => {
  const schoolId = idFrom(params.schoolId)
  const outcome = await extendTrial(operator.identityId, schoolId, form.until)
  if (outcome !== 'done') throw invalid({ until: `console.trial.${outcome}` })
  return redirectWithToast(paths.school(schoolId), t('console.trial.done'))
})
