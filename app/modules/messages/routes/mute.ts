import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { SwitchForm } from '../forms.ts'
import { setMuted } from '../marks.server.ts'

/** Lets a conversation call for the reader, or not. */
export const action = act('messages:view', SwitchForm, async ({ school, params, form }) => {
  await setMuted(school, idFrom(params.conversationId), form.on === 'yes')
  return { done: true }
})
