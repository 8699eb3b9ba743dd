import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { restoreSchool } from '#tenants/operations.server.ts'
import { ConfirmForm } from './forms.ts'
import { paths } from './paths.ts'

/** Opens a suspended school's site again. */
export const action = act('console:operate', ConfirmForm, async ({ params, operator, t }) => {
  const schoolId = idFrom(params.schoolId)
  await restoreSchool(operator.identityId, schoolId)
  return redirectWithToast(paths.school(schoolId), t('console.restore.done'))
})
