import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { changePlan } from '#tenants/operations.server.ts'
import { PlanForm } from './forms.ts'
import { paths } from './paths.ts'

/** Puts a school on another plan. */
export const action = act('console:operate', PlanForm, async ({ params, operator, form, t }) => {
  const schoolId = idFrom(params.schoolId)
  await changePlan(operator.identityId, schoolId, form.plan)
  return redirectWithToast(paths.school(schoolId), t('console.plan.done'))
})
