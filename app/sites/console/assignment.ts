import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { assign } from '#tenants/help/desk.server.ts'
import { AssignmentForm } from './forms.ts'
import { paths } from './paths.ts'

/** Gives a request to somebody of the vendor. */
export const action = act('console:answer', AssignmentForm, async ({ params, operator, form, t }) => {
  const id = idFrom(params.helpRequestId)
  await assign(operator.identityId, id, form.operatorId)
  return redirectWithToast(paths.request(id), t('console.request.assigned'))
})
