import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { markRead } from '../reading.server.ts'

/** Notes that the guardian has it open. */
export const action = act('notices:answer', NothingForm, async ({ school, params }) => {
  await markRead(school, idFrom(params.noticeId))
  return { read: true }
})
