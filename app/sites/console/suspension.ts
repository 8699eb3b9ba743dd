import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { suspendSchool } from '#tenants/operations.server.ts'
import { SuspensionForm } from './forms.ts'
import { paths } from './paths.ts'

/** Closes a school's site; its staff read the reason. */
export const action = act('console:operate', SuspensionForm, async ({ params, operator, form, t }) => {
  const schoolId = idFrom(params.schoolId)
  await suspendSchool(operator.identityId, schoolId, form.reason)
  return redirectWithToast(paths.school(schoolId), t('console.suspend.done'))
})
