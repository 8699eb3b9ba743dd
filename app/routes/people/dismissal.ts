import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { dismissStaff } from '#tenants/people/staff.server.ts'
import { EmptyForm } from './forms.ts'
import { paths } from './paths.ts'

export const action = act('staff:edit', EmptyForm, async ({ school, params, t }) => {
  await dismissStaff(school, idFrom(params.memberId))
  return redirectWithToast(paths.staff(), t('people.staff.dismissed'))
})
