import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { settle } from '#tenants/help/requests.server.ts'
import { EmptyForm } from './forms.ts'
import { paths } from './paths.ts'

/** POST: the school needs no more. */
export const action = act('help:ask', EmptyForm, async ({ school, params, t }) => {
  await settle(school, idFrom(params.helpRequestId))
  return redirectWithToast(paths.help(), t('help.settled'))
})
