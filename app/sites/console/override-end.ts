import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { takeOverride } from '#tenants/billing/giving.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { ConfirmForm } from './forms.ts'
import { paths } from './paths.ts'

/** Takes back what a school was given apart from its plan. */
export const action = act('console:operate', ConfirmForm, async ({ params, operator, t }) => {
  const schoolId = idFrom(params.schoolId)
  await takeOverride(operator.identityId, schoolId, idFrom(params.overrideId))
  return redirectWithToast(paths.school(schoolId), t('console.override.taken'))
})
