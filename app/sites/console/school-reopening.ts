import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { reopenClosedSchool } from '#tenants/operations.server.ts'
import { ConfirmForm } from './forms.ts'
import { paths } from './paths.ts'

/** Takes back the end of a school's contract, while its erasure has not begun. */
export const action = act('console:operate', ConfirmForm, async ({ params, operator, t }) => {
  const schoolId = idFrom(params.schoolId)
  const outcome = await reopenClosedSchool(operator.identityId, schoolId)
  const back = outcome === 'erasing' ? paths.erasures() : paths.school(schoolId)
  return redirectWithToast(back, t(`console.reopen.${outcome}`))
})
