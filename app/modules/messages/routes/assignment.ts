import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { AssignForm } from '../forms.ts'
import { assign } from '../inbox.server.ts'

/** Gives a conversation of the office's inbox to somebody. */
export const action = act('messages:assign', AssignForm, async ({ school, params, form }) => {
  await assign(school, idFrom(params.conversationId), form.memberId)
  return { done: true }
})
