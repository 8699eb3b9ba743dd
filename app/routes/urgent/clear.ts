import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { endCall } from '#tenants/urgent/calling.server.ts'
import { NothingForm } from './forms.ts'
import { paths } from './paths.ts'

/** All is clear: ends the call and tells everybody. */
export const action = act('urgent:call', NothingForm, async ({ school, params, t }) => {
  const callId = idFrom(params.callId)
  await endCall(school, callId)
  return redirectWithToast(paths.call(callId), t('urgent.clear.done'))
})
