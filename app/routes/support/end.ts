import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { endGrant } from '#tenants/support/grants.server.ts'
import { EmptyForm } from './forms.ts'
import { paths } from './paths.ts'

/** POST: whoever of support is in is out. */
export const action = act('support:grant', EmptyForm, async ({ school, params, t }) => {
  await endGrant(school, idFrom(params.supportGrantId))
  return redirectWithToast(paths.grants(), t('support.ended_now'))
})
