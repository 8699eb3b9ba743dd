import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { changeRole } from '#tenants/operators.server.ts'
import { RoleForm } from './forms.ts'
import { paths } from './paths.ts'

/** Changes what a colleague may do in the console. */
export const action = act('console:operate', RoleForm, async ({ params, operator, form, t }) => {
  await changeRole(operator.identityId, idFrom(params.operatorId), form.role)
  return redirectWithToast(paths.operators(), t('console.operators.changed'))
})
