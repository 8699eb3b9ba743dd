import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { closeRequest } from '#tenants/help/desk.server.ts'
import { ConfirmForm } from './forms.ts'
import { paths } from './paths.ts'

/** Closes a request. */
export const action = act('console:answer', ConfirmForm, async ({ params, operator, t }) => {
  const id = idFrom(params.helpRequestId)
  await closeRequest(operator.identityId, id)
  return redirectWithToast(paths.request(id), t('console.request.closed'))
})
