import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { ReadForm } from '../forms.ts'
import { markRead } from '../marks.server.ts'

/** Says how far the reader has read. */
export const action = act('messages:view', ReadForm, async ({ school, params, form }) => {
  await markRead(school, idFrom(params.conversationId), form.seq)
  return { done: true }
})
