import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { releaseByHead } from '#tenants/access/brake.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { GoOnForm } from './forms.ts'

export const action = act('access:release', GoOnForm, async ({ school, params, t }) => {
  await releaseByHead(school, idFrom(params.brakeId))
  return redirectWithToast('/access/brakes', t('access.brakes.released'))
})
