import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { childOfCondition, confirmCondition } from '../conditions.server.ts'
import { ConfirmationForm } from '../forms.ts'
import { paths } from '../paths.ts'

export const action = act('health:confirm', ConfirmationForm, async ({ school, params, form, t }) => {
  const conditionId = idFrom(params.conditionId)
  const childId = await childOfCondition(school, conditionId)
  await confirmCondition(school, conditionId, form.versionId)
  return redirectWithToast(paths.child(childId), t('health.condition.confirm_done'))
})
