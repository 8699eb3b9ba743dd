import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { endCondition } from '../conditions.server.ts'
import { EndingForm } from '../forms.ts'
import { paths } from '../paths.ts'

export const action = act('health:enter', EndingForm, async ({ school, params, t }) => {
  const { childId } = await endCondition(school, idFrom(params.conditionId))
  return redirectWithToast(paths.child(childId), t('health.condition.end_done'))
})
