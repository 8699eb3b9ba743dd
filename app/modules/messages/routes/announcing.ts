import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { SwitchForm } from '../forms.ts'
import { setAnnounceOnly } from '../inbox.server.ts'

/** Lets only staff write in a class's group, or everybody. */
export const action = act('messages:lead', SwitchForm, async ({ school, params, form }) => {
  await setAnnounceOnly(school, idFrom(params.conversationId), form.on === 'yes')
  return { done: true }
})
