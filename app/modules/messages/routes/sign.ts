import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { SignForm } from '../forms.ts'
import { setSign } from '../signs.server.ts'

/** Puts one's sign under a message, or takes it back. */
export const action = act('messages:send', SignForm, async ({ school, params, form }) => {
  await setSign(school, idFrom(params.messageId), form.sign)
  return { done: true }
})
