import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { ReadingForm } from '../forms.ts'
import { markRead } from '../reading.server.ts'

/** Notes which wording the guardian has open. */
export const action = act('notices:answer', ReadingForm, async ({ school, params, form }) => {
  await markRead(school, idFrom(params.noticeId), form.version)
  return { read: true }
})
