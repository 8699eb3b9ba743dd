import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { MessageForm } from '../forms.ts'
import { send } from '../sending.server.ts'
import { settingsOf } from '../settings.ts'

/** Takes what was written, now or while the network was away; the same id again is the same message. */
export const action = act('messages:send', MessageForm, async ({ school, resolved, params, form }) => ({
  sent: form.messageId,
  seq: await send(school, idFrom(params.conversationId), form, settingsOf(resolved)),
}))
