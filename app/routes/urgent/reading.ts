import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { markCallRead } from '#tenants/urgent/answers.server.ts'
import { NothingForm } from './forms.ts'

/** Notes that the reader has the call before them. */
export const action = act('urgent:answer', NothingForm, async ({ school, params }) => {
  await markCallRead(school, idFrom(params.callId))
  return { read: true }
})
