import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { dismiss } from '#tenants/operators.server.ts'
import { ConfirmForm } from './forms.ts'
import { paths } from './paths.ts'

/** Closes the console to a colleague. */
export const action = act('console:operate', ConfirmForm, async ({ params, operator, t }) => {
  await dismiss(operator.identityId, idFrom(params.operatorId))
  return redirectWithToast(paths.operators(), t('console.operators.dismissed'))
})
